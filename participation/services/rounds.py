from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import RuleBroken
from participation import rules, signals
from participation.models import Round, RoundNote, VoteDesign
from participation.services.counting_supports import settle_all
from people.models import User
from people.services import audit


@transaction.atomic
def change_rules(
    *, round_: Round, organiser: User, note: str, language: str = "", **changes: Any
) -> Round:
    """Change rules of a round. Once it has opened, the note says why and stays public.

    ``changes`` are fields of ``Round.RULES``.

    Followers are told. Raises:
        RuleBroken: when the person does not organise the process, the note is missing, the round
            is over, it would end in the past, or people vote by the rules already.
        TypeError: when a change is not a rule.

    """
    if not rules.organises(organiser, round_.process):
        raise RuleBroken(_("Only the organiser can do this."))
    if strange := set(changes) - set(Round.RULES):
        raise TypeError(f"Not rules: {', '.join(sorted(strange))}")
    if not note.strip():
        raise RuleBroken(_("Write why the rules change."))
    round_ = Round.objects.select_for_update(no_key=True).get(pk=round_.pk)
    _require_running(round_, changes)
    _change(round_, organiser, note, language, changes)
    transaction.on_commit(partial(signals.round_changed.send, sender=Round, round_=round_))
    return round_


def close_now(*, round_: Round, organiser: User, note: str, language: str = "") -> None:
    """End an open round at this moment; the note says why and stays public.

    Whoever calls it holds the round and tells the followers. A vote never ends so.
    """
    if not note.strip():
        raise RuleBroken(_("Say why it closes now."))
    _change(round_, organiser, note, language, {"closes_at": clock.now()})


def _change(
    round_: Round, organiser: User, note: str, language: str, changes: dict[str, Any]
) -> None:
    told = {name: [str(getattr(round_, name)), str(value)] for name, value in changes.items()}
    RoundNote.objects.create(
        round=round_,
        text=note.strip()[:500],
        language=language or organiser.language,
        changes=told,
        written_by=organiser,
    )
    for name, value in changes.items():
        setattr(round_, name, value)
    round_.save(update_fields=list(changes))
    if "supports_minimum" in changes:
        settle_all(round_=round_)
    audit.record(
        action="round.rules_changed", actor=organiser, target=f"round:{round_.pk}", detail=told
    )


def _require_running(round_: Round, changes: dict[str, Any]) -> None:
    """Ask that nobody was shown an end already: of the round, or of a vote's frozen design."""
    if round_.state == Round.State.CLOSED:
        raise RuleBroken(_("This round is closed."))
    vote = VoteDesign.objects.filter(round=round_).first()
    if vote and vote.sha256:
        raise RuleBroken(_("This vote has opened. Its rules and options stay as they are."))
    opens = changes.get("opens_at", round_.opens_at)
    closes = changes.get("closes_at", round_.closes_at)
    if closes <= max(opens, clock.now()):
        raise RuleBroken(_("A round must close after it opens, and not in the past."))
