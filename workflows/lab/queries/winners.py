"""Which proposals a published vote has chosen."""

from __future__ import annotations

from django.db.models import Exists, F, Func, JSONField, OuterRef, QuerySet

from participation.models import Proposal, VoteOption
from participation.queries import proposals
from people.rules import Visitor


def winning_options() -> QuerySet[VoteOption]:
    """Return the options of published results that are named among the winners."""
    key = Func(F("key"), function="to_jsonb", output_field=JSONField())
    return VoteOption.objects.filter(vote__closing__result__winners__contains=key)


def is_winner(proposal: Proposal) -> bool:
    """Tell whether a published result names the proposal among its winners. One query."""
    return winning_options().filter(proposal=proposal).exists()


def waiting_for_a_service(user: Visitor) -> QuerySet[Proposal]:
    """List the winning proposals no service has taken up yet, as the person may see them."""
    won = winning_options().filter(proposal=OuterRef("pk"))
    return (
        proposals.visible_to(user)
        .filter(Exists(won), status=Proposal.Status.PUBLISHED, service=None)
        .order_by("-published_at", "-pk")
    )
