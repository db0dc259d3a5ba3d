"""Which proposals of a round are answered, decided, or wait."""

from __future__ import annotations

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from participation.models import Answer, Proposal, Round, SuggestedAnswer

WAITING, SUGGESTED, DECIDED, ANNOUNCED = "waiting", "suggested", "decided", "announced"
READY = SuggestedAnswer.objects.filter(review__finished_at__isnull=False)
IS_SUGGESTED = Exists(READY.filter(review__proposal=OuterRef("pk")))
STATES = {
    WAITING: ~Q(IS_SUGGESTED) & Q(decided_answer=None),
    SUGGESTED: Q(IS_SUGGESTED) & Q(decided_answer=None),
    DECIDED: Q(decided_answer__isnull=False, decided_answer__announced_at=None),
    ANNOUNCED: Q(decided_answer__announced_at__isnull=False),
}


def to_be_answered(round_: Round, state: str = "") -> QuerySet[Proposal]:
    """List the public proposals of a round with what is decided, of one state if named."""
    found = Proposal.objects.filter(round=round_, status=Proposal.Status.PUBLISHED)
    found = found.filter(STATES[state]) if state else found
    return found.select_related("author", "decided_answer", "round__process")


def figures(round_: Round) -> dict[str, int]:
    """Count a round's public proposals by the state of their answer. One query."""
    counted = {state: Count("pk", filter=which) for state, which in STATES.items()}
    found: dict[str, int] = to_be_answered(round_).order_by().aggregate(**counted)
    return found


def suggested_on(proposal: Proposal) -> QuerySet[SuggestedAnswer]:
    """List what evaluators who finished their review would answer, the first first. One query."""
    found = READY.filter(review__proposal=proposal)
    return found.select_related("review__evaluator").order_by("pk")


def waiting_to_be_announced(round_: Round) -> QuerySet[Answer]:
    """List what is decided in a round and not announced; what is not public any more waits."""
    return Answer.objects.filter(
        proposal__round=round_, proposal__status=Proposal.Status.PUBLISHED, announced_at=None
    )
