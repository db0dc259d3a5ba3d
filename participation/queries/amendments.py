"""What people suggest to change in proposals."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from participation.models import Amendment, CoAuthor, Process, Proposal, ProposalVersion, Round
from participation.models.amendments import UNSEEN
from participation.queries import proposals
from participation.queries.keyset import Order, Page, page_of
from people.rules import Visitor

PAGE = 20
NEWEST = Order("created_at")


def visible_to(user: Visitor) -> QuerySet[Amendment]:
    """Return the suggested changes of proposals a person may see, except hidden ones.

    What waits for a moderator, or was not let in, only its author sees.
    """
    seen = proposals.visible_to(user).exclude(status=Proposal.Status.DRAFT)
    seen = seen.exclude(round__amendments_mode=Round.Amendments.HIDDEN)
    found = Amendment.objects.filter(in_sight_of(user), proposal__in=seen.order_by().values("pk"))
    return found.select_related("author", "decided_by", "proposal__round__process__territory")


def in_sight_of(user: Visitor) -> Q:
    """Say that a suggested change is shown to a person, or is their own and not let in yet.

    Where a round keeps them among those concerned: to whoever suggested it, to those who write
    the proposal, and to the organisers.
    """
    shown, apart = Q(sight=Amendment.Sight.VISIBLE), Round.Amendments.PARTICIPANTS
    everybodys = ~Q(proposal__round__amendments_mode=apart)
    if not user.is_authenticated:
        return shown & everybodys
    own = Q(author_id=user.pk)
    along = CoAuthor.objects.filter(
        proposal=OuterRef("proposal"), person=user.pk, joined_at__isnull=False
    )
    organises = Process.organisers.through.objects.filter(
        process=OuterRef("proposal__round__process"), user=user.pk
    )
    concerned = own | Q(proposal__author=user.pk) | Q(Exists(along)) | Q(Exists(organises))
    return shown & (everybodys | concerned) | own & Q(sight__in=UNSEEN)


def page_of_amendments(
    proposal: Proposal, reader: Visitor, *, after: int | None = None, before: int | None = None
) -> Page[Amendment]:
    """Return a page of what is suggested to change in a proposal, the newest first."""
    rows = proposal.amendments.filter(in_sight_of(reader)).select_related("author")
    return page_of(rows, order=NEWEST, size=PAGE, after=after, before=before, among=rows)


def base_of(amendment: Amendment) -> tuple[str, str]:
    """Return the title and text an amendment changes, as they stood. One query."""
    return words_at(amendment.proposal, amendment.base_version)


def words_at(proposal: Proposal, version: int) -> tuple[str, str]:
    """Return the title and text of a version; of one there is not, those that stand. One query."""
    versions = ProposalVersion.objects.filter(proposal=proposal.pk, number=version)
    words = versions.values_list("title", "text").first()
    return words or (proposal.title, proposal.text)


def fits(amendment: Amendment, proposal: Proposal) -> bool:
    """Tell whether the words an amendment changes stand as they stood. At most one query."""
    if amendment.base_version == proposal.version:
        return True
    return base_of(amendment) == (proposal.title, proposal.text)


def credits_of(proposal: Proposal) -> dict[int | None, str]:
    """Name whose suggested change each version is, by its number. One query."""
    taken = proposal.amendments.filter(version__isnull=False, sight=Amendment.Sight.VISIBLE)
    return dict(taken.values_list("version", "author__pseudonym"))
