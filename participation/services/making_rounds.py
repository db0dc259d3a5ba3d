"""The rounds of a process, before they open: laid out from templates, changed, taken away."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import RuleBroken
from participation import signals
from participation.models import Process, Round
from participation.queries import kept_rounds, room
from participation.services.laying_out import lay_out, lay_out_themes, unread
from participation.services.processes import held, target_of
from people.models import User
from people.services import audit

MOST_ROUNDS = 20
TEXTS = ("title", "summary")
# What an organiser writes of a round that has not opened, beside its texts by language.
FACTS = (
    "opens_at",
    "closes_at",
    "proposals_per_person",
    "supports_per_person",
    "supports_minimum",
    "supports_needed",
    "supports_capped",
    "comments_mode",
    "edit_minutes",
    "edit_supports",
    "amendments_mode",
    "evaluators_answer",
    "seeds_first",
    "endorsements_mode",
)


@transaction.atomic
def add_rounds(*, process: Process, organiser: User, template: str, starts_on: date) -> list[Round]:
    """Lay out the rounds of a template from a day on; titles come in the process's languages.

    A process without themes gets those the template keeps.

    ``template`` is a key of ``TEMPLATES`` or of one that organisers keep. Rounds open and close
    at its hours (8 and 20, where it comes ready made), by the clock of the place.

    Raises:
        RuleBroken: when the person does not organise the process, the template is not known, the
            day is past, a place it names is gone, or there would be more than 20 rounds.

    """
    process = held(process, organiser)
    known = kept_rounds.templates_in(process, organiser)
    if template not in known:
        raise RuleBroken(_("There is no such template."))
    steps = known[template].steps
    if starts_on < localdate(timezone=process.zone):
        raise RuleBroken(_("This day is over."))
    if process.rounds.count() + len(steps) > MOST_ROUNDS:
        raise RuleBroken(_("A process has 20 rounds at most."))
    made, day = [], starts_on
    for step in steps:
        day += timedelta(days=step.after)
        made.append(lay_out(process=process, step=step, day=day, organiser=organiser))
        day += timedelta(days=step.days)
    lay_out_themes(process, known[template].themes)
    _number(process)
    audit.record(
        action="rounds.added",
        actor=organiser,
        target=target_of(process),
        detail={"template": template, "rounds": [round_.pk for round_ in made]},
    )
    return made


@transaction.atomic
def change_round(*, round_: Round, organiser: User, **facts: Any) -> Round:
    """Change a round that has not opened: fields of ``FACTS`` and texts by language.

    The words of an open round may still be corrected; its rules change with a note
    (``rounds.change_rules``).

    Raises:
        RuleBroken: when the person does not organise the process, the round has opened and more
            than words would change, it has no title, or it would close before it opens.

    """
    process = held(round_.process, organiser)
    round_ = Round.objects.select_for_update(no_key=True).get(pk=round_.pk)
    changed = {name: value for name, value in facts.items() if getattr(round_, name) != value}
    rules = sorted(set(changed) & set(FACTS))
    round_.process = process
    if rules and not room.is_free(round_):
        raise RuleBroken(_("This round has opened. Change its rules with a public note."))
    for name, value in changed.items():
        if name not in FACTS and name.rpartition("_")[0] not in TEXTS:
            raise TypeError(f"Not of a round: {name}")
        setattr(round_, name, value)
    _require_sense(round_, dates_move="closes_at" in changed)
    # In a draft whose dates have gone by nobody was there to read a note.
    with unread(round_, organiser) if process.is_draft else nullcontext():
        round_.save()
    _number(process)
    _record("round.changed", organiser, round_, changed=rules)
    if rules and not process.is_draft:
        transaction.on_commit(partial(signals.round_changed.send, sender=Round, round_=round_))
    return round_


@transaction.atomic
def remove_round(*, round_: Round, organiser: User) -> None:
    """Take away a round that has not opened and in which nobody wrote.

    Raises:
        RuleBroken: when the person does not organise the process, the round has opened, or
            something stands in it already.

    """
    process = held(round_.process, organiser)
    round_ = Round.objects.select_for_update().get(pk=round_.pk)
    round_.process = process
    if not room.is_free(round_):
        raise RuleBroken(_("This round has opened. It stays."))
    pk = round_.pk
    try:
        with transaction.atomic():
            _take_vote_away(round_)
            round_.delete()
    except ProtectedError as used:
        raise RuleBroken(_("Something stands in this round already. It stays.")) from used
    _number(process)
    audit.record(action="round.removed", actor=organiser, target=f"round:{pk}")


def _take_vote_away(round_: Round) -> None:
    vote = getattr(round_, "vote", None)
    if vote and not vote.sha256:
        vote.delete()


def _require_sense(round_: Round, *, dates_move: bool) -> None:
    if not any(getattr(round_, f"title_{code}") for code in round_.process.languages):
        raise RuleBroken(_("Give the round a title."))
    if round_.closes_at <= round_.opens_at:
        raise RuleBroken(_("A round must close after it opens."))
    if dates_move and round_.closes_at <= clock.now():
        raise RuleBroken(_("This moment is past."))


def _number(process: Process) -> None:
    """Put the rounds of a process in the order in which they open."""
    rounds = list(process.rounds.order_by("opens_at", "closes_at", "pk"))
    for place, round_ in enumerate(rounds, 1):
        round_.position = place
    Round.objects.bulk_update(rounds, ["position"])


def _record(action: str, organiser: User, round_: Round, **detail: Any) -> None:
    audit.record(action=action, actor=organiser, target=f"round:{round_.pk}", detail=detail)
