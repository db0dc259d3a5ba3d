"""Which proposals of a round can go on into a later one, and where to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import cached_property

from common import clock
from participation.models import Answer, Proposal, Question, Round

OFFERED = 100


def destinations(source: Round) -> QuerySet[Round]:
    """List the rounds of the same process that proposals may go on into.

    These are rounds of proposals that are not over, and votes that have not opened. Rounds of
    comments show the proposals of all rounds anyway.
    """
    now = clock.now()
    others = source.process.rounds.filter(position__gt=source.position)
    asking = Q(kind=Round.Kind.PROPOSALS, closes_at__gt=now)
    voting = Q(kind=Round.Kind.VOTE, opens_at__gt=now)
    return others.filter(asking | voting).order_by("position")


def feasible(source: Round) -> QuerySet[Proposal]:
    """Return the proposals announced as feasible."""
    return standing(source).filter(
        decided_answer__announced_at__isnull=False,
        decided_answer__verdict=Answer.Verdict.FEASIBLE,
    )


def most_supported(source: Round, number: int) -> QuerySet[Proposal]:
    """Return the proposals with most supports; the older one goes first between equals."""
    return standing(source).order_by("-support_count", "pk")[:number]


def standing(source: Round) -> QuerySet[Proposal]:
    """Return the proposals of a round that may go on: public, with the supports it asks for."""
    return Proposal.objects.filter(
        round=source,
        status=Proposal.Status.PUBLISHED,
        support_count__gte=source.supports_needed or 0,
    )


@dataclass(frozen=True)
class Matching:
    """Which questions of a round the next one asks too, by key and kind, and which it does not."""

    before: list[Question]
    asked: list[Question]

    @cached_property
    def same(self) -> dict[str, tuple[Question, Question]]:
        now = {one.key: one for one in self.asked}
        pairs = {one.key: (one, now[one.key]) for one in self.before if one.key in now}
        return {key: pair for key, pair in pairs.items() if pair[0].kind == pair[1].kind}

    @property
    def lost(self) -> list[Question]:
        """Return the questions the next round does not ask."""
        return [one for one in self.before if one.key not in self.same]

    def kept(self, extras: dict[str, Any]) -> dict[str, Any]:
        """Return the answers that are answers in the next round, too."""
        said = {key: self._said(key, value) for key, value in extras.items()}
        return {key: value for key, value in said.items() if value not in (None, [])}

    def lost_of(self, extras: dict[str, Any]) -> list[str]:
        """Return the keys of the answers that stay behind, wholly or in part."""
        kept = self.kept(extras)
        return [
            key
            for key, value in extras.items()
            if key not in kept or (isinstance(value, list) and len(kept[key]) < len(value))
        ]

    def asks_for(self, key: str) -> bool:
        """Tell whether a question is asked in the next round, too."""
        return key in self.same

    def _said(self, key: str, value: Any) -> Any:
        if key not in self.same:
            return None
        before, now = self.same[key]
        if now.kind == Question.Kind.CHOICE:
            return _same_option(before, now, value)
        if now.kind == Question.Kind.CHOICES:
            return [one for old in value if (one := _same_option(before, now, old))]
        return value


def matching(source: Round, into: Round) -> Matching:
    """Compare what two rounds ask. One query."""
    found = Question.objects.filter(round__in=[source.pk, into.pk]).order_by("position", "pk")
    before = [one for one in found if one.round_id == source.pk]
    return Matching(before, [one for one in found if one.round_id == into.pk])


def left_behind(source: Round, into: Round, proposals: Iterable[int]) -> list[tuple[str, int]]:
    """Name the questions whose answers do not go on, and of how many proposals. Two queries.

    Nothing is asked on a ballot: it leads to the proposal, where all of it stands.
    """
    if into.kind != Round.Kind.PROPOSALS:
        return []
    questions = matching(source, into)
    lost = Counter[str]()
    for extras in Proposal.objects.filter(pk__in=list(proposals)).values_list("extras", flat=True):
        lost.update(questions.lost_of(extras))
    labels = {one.key: one.label for one in questions.before}
    return [(labels[key], number) for key, number in lost.items() if key in labels]


def _same_option(before: Question, now: Question, key: str) -> str | None:
    """Find what says the same in the next round: in a language, and in those they share."""
    words: dict[str, str] = next((one for one in before.options if one["key"] == key), {})
    for option in now.options:
        shared = (words.keys() & option.keys()) - {"key"}
        if shared and all(words[code] == option[code] for code in shared):
            return str(option["key"])
    return None
