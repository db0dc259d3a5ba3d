"""Rounds that come ready made: each template lays out one or more rounds, one after the other.

Titles and summaries are written into a process in each of its languages, and are the organisers'
own words from then on. What organisers keep themselves (``models.KeptRounds``) is made of the
same steps.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from typing import TYPE_CHECKING, Any, Self

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from participation.models import Round

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class Step:
    """One round: open for ``days``, beginning ``after`` days after the round before closed."""

    kind: str
    slug: str
    # Words of ours, which every language has; or an organiser's, by language.
    title: StrPromise | Mapping[str, str]
    summary: StrPromise | Mapping[str, str]
    days: int
    after: int = 0
    rules: Mapping[str, Any] = field(default_factory=dict)
    opens: time = time(8)
    closes: time = time(20)
    questions: Sequence[Mapping[str, Any]] = ()
    criteria: Sequence[Mapping[str, Any]] = ()
    admissions: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @classmethod
    def kept(cls, step: Mapping[str, Any]) -> Self:
        """Read a step as it was kept."""
        hours = {name: time.fromisoformat(step[name]) for name in ("opens", "closes")}
        return cls(**{**step, **hours})

    def words(self, codes: Sequence[str]) -> dict[str, str]:
        """Say title and summary by field (``title_fr``), in each of these languages there is.

        An organiser's words that are in none of them come in those they were written in.
        """
        said = {}
        for name in ("title", "summary"):
            words = getattr(self, name)
            if not isinstance(words, Mapping):
                for code in codes:
                    with override(code):
                        said[f"{name}_{code}"] = str(words)
            else:
                known = [code for code in codes if code in words] or list(words)
                said |= {f"{name}_{code}": words[code] for code in known}
        return said


@dataclass(frozen=True)
class Template:
    name: StrPromise | str
    about: StrPromise | str
    steps: tuple[Step, ...]
    # For a process that has no theme yet: fields of ``Category``.
    themes: Sequence[Mapping[str, str]] = ()


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
