"""One step of a template becomes a round: its words, dates, rules, questions, criteria, admissions.

The only way in which rounds come from templates, ready made or kept by organisers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.timezone import make_aware
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import RuleBroken
from participation.models import (
    Admission,
    Category,
    Criterion,
    Process,
    Question,
    Round,
    RoundNote,
)
from participation.models.admissions import ACTIONS_OF
from participation.queries import room
from participation.round_templates import Step
from people.models import Territory, User

RULES = frozenset(Round.RULES) - {"kind", "opens_at", "closes_at"}


def lay_out(*, process: Process, step: Step, day: date, organiser: User) -> Round:
    """Make the round of a step that opens on a day, behind the rounds the process has.

    Raises:
        RuleBroken: when it would be over already, or a place it names is there no more.

    """
    round_ = Round(
        process=process,
        kind=step.kind,
        slug=room.free_round_slug(process, step.slug),
        position=process.rounds.count() + 1,
        opens_at=_at(process, day, step.opens),
        closes_at=_at(process, day + timedelta(days=step.days - 1), step.closes),
        # A rule of an older site may be none any more.
        **{name: value for name, value in step.rules.items() if name in RULES},
        **step.words(process.languages),
    )
    if round_.closes_at <= clock.now():
        raise RuleBroken(_("This day is over."))
    round_.save()
    with unread(round_, organiser):
        _ask(round_, step)
        _admit(round_, step.admissions)
    return round_


def lay_out_themes(process: Process, themes: Sequence[Mapping[str, str]]) -> None:
    """Give a process the themes of a template, if it has none of its own."""
    if process.categories.exists():
        return
    for place, theme in enumerate(themes):
        # One by one, as questions are.
        Category.objects.create(process=process, position=place, **theme)


@contextmanager
def unread(round_: Round, organiser: User) -> Iterator[None]:
    """Satisfy the guard of opened rounds where nobody was there to read a note.

    The guard asks for a note in the same transaction: this one goes with it.
    """
    note = RoundNote.objects.create(
        round=round_, text="-", language=organiser.language, written_by=organiser
    )
    yield
    note.delete()


def _ask(round_: Round, step: Step) -> None:
    # One by one: each is saved with the language it falls back to.
    for question in step.questions:
        Question.objects.create(round=round_, **question)
    for criterion in step.criteria:
        Criterion.objects.create(round=round_, **criterion)


def _admit(round_: Round, admissions: Mapping[str, Mapping[str, Any]]) -> None:
    for action, asked in admissions.items():
        if action not in ACTIONS_OF[round_.kind]:
            continue
        facts = {**asked}
        paths = facts.pop("places")
        places = list(Territory.objects.filter(path__in=paths))
        if len(places) < len(paths):
            # Without it more people would be let in, or fewer, than the template says.
            raise RuleBroken(_("A place this template names is there no more."))
        Admission.objects.create(round=round_, action=action, **facts).places.set(places)


def _at(process: Process, day: date, hour: time) -> datetime:
    return make_aware(datetime.combine(day, hour), process.zone)
