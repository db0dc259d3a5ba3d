"""Organisers keep the rounds of a process as a template, for themselves or for their place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Lower
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import RuleBroken
from common.translated_texts import in_each
from participation.models import KeptRounds, Process, Round
from participation.queries.kept_rounds import changeable_in
from participation.services.laying_out import RULES
from participation.services.processes import held
from people.models import User
from people.services import audit

MOST_KEPT = 50
QUESTION = ("key", "kind", "is_required", "options", "position")


@transaction.atomic
def keep_rounds(*, process: Process, organiser: User, name: str, shared: bool) -> KeptRounds:
    """Keep the rounds of a process under a name: rules, words, questions, criteria, admissions.

    The themes of the process go along, for one that has none yet. Dates are kept as days from one
    round to the next and hours of the day. ``shared`` offers it to whoever organises a process in
    the same territory or within it.

    Raises:
        RuleBroken: when the person does not organise the process, it has no round, the name is
            missing or theirs already, or they keep 50.

    """
    process = held(process, organiser)
    # One at a time: the name and the number of somebody's templates hold for all processes.
    User.objects.select_for_update(no_key=True).get(pk=organiser.pk)
    if organiser.kept_rounds.count() >= MOST_KEPT:
        raise RuleBroken(_("You keep 50 templates. Take one away first."))
    steps = list(_steps_of(process))
    if not steps:
        raise RuleBroken(_("There is no round to keep yet."))
    themes = [{"slug": one.slug, **_texts(one, "name")} for one in process.categories.all()]
    kept = KeptRounds(keeper=organiser, steps=steps, themes=themes, kept_at=clock.now())
    _write(kept, name, process if shared else None)
    _record("rounds.kept", organiser, kept, rounds=len(steps))
    return kept


@transaction.atomic
def change_kept(
    *, kept: KeptRounds, process: Process, organiser: User, name: str, shared: bool
) -> KeptRounds:
    """Give a template another name, or others to use it; rounds made from it stay as they are.

    One that nobody keeps any more stays shared.

    Raises:
        RuleBroken: when it is not the person's to change, or the name is missing or theirs already.

    """
    kept = _held(kept, process, organiser)
    if kept.keeper:
        User.objects.select_for_update(no_key=True).get(pk=organiser.pk)
    _write(kept, name, process if shared or kept.keeper is None else None)
    _record("rounds.kept_changed", organiser, kept)
    return kept


@transaction.atomic
def remove_kept(*, kept: KeptRounds, process: Process, organiser: User) -> None:
    """Take a template away; rounds made from it stay.

    Raises:
        RuleBroken: when it is not the person's to take away.

    """
    kept = _held(kept, process, organiser)
    _record("rounds.kept_removed", organiser, kept)
    kept.delete()


def _held(kept: KeptRounds, process: Process, organiser: User) -> KeptRounds:
    process = held(process, organiser)
    found = changeable_in(process, organiser).select_for_update(of=("self",)).filter(pk=kept.pk)
    if not (mine := found.first()):
        raise RuleBroken(_("Only whoever keeps it can do this."))
    return mine


def _write(kept: KeptRounds, name: str, shared_from: Process | None) -> None:
    kept.name = name.strip()
    if not kept.name:
        raise RuleBroken(_("Give it a name."))
    mine = KeptRounds.objects.filter(keeper=kept.keeper).alias(folded=Lower("name"))
    same = mine.filter(folded=Lower(Value(kept.name)))
    if kept.keeper and same.exclude(pk=kept.pk).exists():
        raise RuleBroken(_("You keep rounds under this name already."))
    if shared_from is None:
        kept.territory = None
    elif kept.territory is None:
        kept.territory = shared_from.territory
    kept.save()


def _steps_of(process: Process) -> Iterator[dict[str, Any]]:
    """Read the rounds of a process as steps. Five queries at most."""
    rounds = process.rounds.order_by("position").prefetch_related(
        "questions", "criteria", "admissions__places"
    )
    before: date | None = None
    for round_ in rounds:
        opens = localtime(round_.opens_at, process.zone)
        closes = localtime(round_.closes_at, process.zone)
        gap = (opens.date() - before).days - 1 if before else 0
        before = closes.date()
        yield {
            "kind": round_.kind,
            "slug": round_.slug,
            "title": in_each(round_, "title"),
            "summary": in_each(round_, "summary"),
            "days": (closes.date() - opens.date()).days + 1,
            "after": gap,
            "opens": opens.time().isoformat(),
            "closes": closes.time().isoformat(),
            "rules": {name: getattr(round_, name) for name in sorted(RULES)},
            **_asked(round_),
        }


def _asked(round_: Round) -> dict[str, Any]:
    return {
        "questions": [
            {
                **{name: getattr(one, name) for name in QUESTION},
                **_texts(one, "label"),
                **_texts(one, "help"),
            }
            for one in round_.questions.all()
        ],
        "criteria": [
            {"weight": one.weight, **_texts(one, "name"), **_texts(one, "guide")}
            for one in round_.criteria.all()
        ],
        "admissions": {
            one.action: {
                "verified_by": one.verified_by,
                "where": one.where,
                "role": one.role,
                "places": sorted(place.path for place in one.places.all()),
            }
            for one in round_.admissions.all()
        },
    }


def _texts(thing: Any, name: str) -> dict[str, str]:
    return {f"{name}_{code}": words for code, words in in_each(thing, name).items()}


def _record(action: str, organiser: User, kept: KeptRounds, **detail: Any) -> None:
    audit.record(action=action, actor=organiser, target=f"kept_rounds:{kept.pk}", detail=detail)
