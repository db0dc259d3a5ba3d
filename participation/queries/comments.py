from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber

from participation.models import Comment, Proposal
from participation.queries import proposals
from participation.queries.keyset import Order, Page, page_of
from people.rules import Visitor

PAGE = 20
REPLIES_SHOWN = 20
NEWEST_FIRST = Order("created_at")


@dataclass
class Conversation:
    """A comment with the replies to it, each a conversation of its own."""

    comment: Comment
    replies: list[Conversation] = field(default_factory=list)
    more: int = 0


def visible_to(user: Visitor) -> QuerySet[Comment]:
    """Return the comments a person may see: all that stand under proposals they may see."""
    gone = [Comment.Status.HIDDEN, Comment.Status.ERASED]
    return placed_for(user).exclude(status__in=gone)


def placed_for(user: Visitor) -> QuerySet[Comment]:
    """Return the comments whose place a person may see, for the sake of the answers to them.

    Of those that are removed, hidden or erased only the place may be shown, never the words.
    """
    seen = proposals.visible_to(user).order_by().values("pk")
    return Comment.objects.filter(proposal__in=seen)


def conversations(
    proposal: Proposal, *, after: int | None = None, before: int | None = None
) -> tuple[list[Conversation], Page[Comment]]:
    """Return one page of conversations on a proposal, the newest first, with their replies.

    Three queries (four beyond the first page), however many comments there are. Of each
    conversation at most ``REPLIES_SHOWN`` replies come along; ``more`` counts the others.
    """
    tops = _on(proposal).filter(parent=None)
    page = page_of(tops, order=NEWEST_FIRST, size=PAGE, after=after, before=before)
    roots = [comment.pk for comment in page.rows]
    place = Window(RowNumber(), partition_by=F("root"), order_by=["created_at", "pk"])
    replies = _on(proposal).filter(root__in=roots).annotate(place=place)
    shown = replies.filter(place__lte=REPLIES_SHOWN).order_by("created_at", "pk")
    return _trees(page.rows, list(shown) if roots else []), page


def conversation_around(comment: Comment) -> Conversation:
    """Return the whole conversation a comment belongs to. Two queries."""
    root = comment.root_id or comment.pk
    top = _on(comment.proposal).get(pk=root)
    replies = _on(comment.proposal).filter(root=root).order_by("created_at", "pk")
    return _trees([top], list(replies[: REPLIES_SHOWN * 10]))[0]


def _on(proposal: Proposal) -> QuerySet[Comment]:
    return proposal.comments.select_related("author")


def _trees(tops: list[Comment], replies: list[Comment]) -> list[Conversation]:
    known = {comment.pk: Conversation(comment) for comment in [*tops, *replies]}
    shown_of = dict.fromkeys((top.pk for top in tops), 0)
    for reply in replies:
        # A parent may be left out only by the limit, and then so is what answers it.
        if parent := known.get(reply.parent_id or 0):
            parent.replies.append(known[reply.pk])
            shown_of[reply.root_id or 0] += 1
    for top in tops:
        known[top.pk].more = max(0, top.reply_count - shown_of[top.pk])
    return [known[top.pk] for top in tops]
