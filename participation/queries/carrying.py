"""Which proposals of a round can go on into a later one, and where to."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from common import clock
from participation.models import Answer, Proposal, Round

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
    """Return the proposals of a round that are public and not withdrawn."""
    return Proposal.objects.filter(round=source, status=Proposal.Status.PUBLISHED)
