"""What people suggest to change in proposals."""

from __future__ import annotations

from django.db.models import QuerySet

from participation.models import Amendment, Proposal, ProposalVersion
from participation.queries import proposals
from participation.queries.keyset import Order, Page, page_of
from people.rules import Visitor

PAGE = 20
NEWEST = Order("created_at")


def visible_to(user: Visitor) -> QuerySet[Amendment]:
    """Return the suggested changes of proposals a person may see, except hidden ones."""
    seen = proposals.visible_to(user).exclude(status=Proposal.Status.DRAFT)
    found = Amendment.objects.filter(
        sight=Amendment.Sight.VISIBLE, proposal__in=seen.order_by().values("pk")
    )
    return found.select_related("author", "decided_by", "proposal__round__process__territory")


def page_of_amendments(
    proposal: Proposal, *, after: int | None = None, before: int | None = None
) -> Page[Amendment]:
    """Return a page of what is suggested to change in a proposal, the newest first."""
    rows = proposal.amendments.filter(sight=Amendment.Sight.VISIBLE).select_related("author")
    return page_of(rows, order=NEWEST, size=PAGE, after=after, before=before, among=rows)


def base_of(amendment: Amendment) -> tuple[str, str]:
    """Return the title and text an amendment changes, as they stood. One query."""
    versions = ProposalVersion.objects.filter(proposal=amendment.proposal_id)
    words = versions.filter(number=amendment.base_version).values_list("title", "text").first()
    return words or (amendment.proposal.title, amendment.proposal.text)


def fits(amendment: Amendment, proposal: Proposal) -> bool:
    """Tell whether the words an amendment changes stand as they stood. At most one query."""
    if amendment.base_version == proposal.version:
        return True
    return base_of(amendment) == (proposal.title, proposal.text)


def credits_of(proposal: Proposal) -> dict[int | None, str]:
    """Name whose suggested change each version is, by its number. One query."""
    taken = proposal.amendments.filter(version__isnull=False, sight=Amendment.Sight.VISIBLE)
    return dict(taken.values_list("version", "author__pseudonym"))
