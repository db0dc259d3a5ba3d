"""Rounds that come ready made: each template lays out one or more rounds, one after the other.

Titles and summaries are written into a process in each of its languages, and are the organisers'
own words from then on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from participation.models import Round

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class Step:
    """One round: open for ``days``, beginning ``after`` days after the round before closed."""

    kind: Round.Kind
    slug: str
    title: StrPromise
    summary: StrPromise
    days: int
    after: int = 0
    rules: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Template:
    name: StrPromise
    about: StrPromise
    steps: tuple[Step, ...]


def ideas(days: int) -> Step:
    """Ask for proposals."""
    return Step(
        Round.Kind.PROPOSALS,
        "ideas",
        _("Your proposals"),
        _("Write what is missing and who could help. Read, comment and support the others."),
        days,
        rules={"proposals_per_person": 5, "supports_per_person": 10},
    )


def talk(days: int) -> Step:
    """Discuss what is there: comments on proposals, statements and the opinion map."""
    return Step(
        Round.Kind.COMMENTS,
        "discussion",
        _("Your opinions"),
        _("Say what you agree with and what you do not, and see where others stand."),
        days,
        rules={"supports_per_person": 0},
    )


def vote(days: int, after: int = 0) -> Step:
    """Vote by secret ballot."""
    return Step(
        Round.Kind.VOTE,
        "vote",
        _("Your vote"),
        _("Choose what the money is spent on. Nobody sees how you vote."),
        days,
        after,
        {"comments_mode": Round.Comments.HIDDEN, "supports_per_person": 0},
    )


TEMPLATES: dict[str, Template] = {
    "ideas": Template(
        _("Ask for proposals"),
        _("One round of four weeks: people propose, comment and support."),
        (ideas(28),),
    ),
    "budget": Template(
        _("Ideas, then vote on a budget"),
        _("Four weeks of proposals, three to look at them and answer, two to vote."),
        (ideas(28), vote(14, after=21)),
    ),
    "whole": Template(
        _("Ideas, discussion, vote"),
        _("Four weeks of proposals, two of discussion, three to answer, two to vote."),
        (ideas(28), talk(14), vote(14, after=21)),
    ),
    "statements": Template(
        _("Discuss statements"),
        _("Three weeks: people agree or disagree with short statements, and a map shows groups."),
        (talk(21),),
    ),
    "week": Template(
        _("One consultation in a week"),
        _("One question, seven days of opinions."),
        (talk(7),),
    ),
    "vote": Template(
        _("A vote alone"),
        _("Two weeks of secret ballots on options you write yourself."),
        (vote(14),),
    ),
}
