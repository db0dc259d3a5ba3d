from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Value, Window
from django.db.models.functions import RowNumber

from participation.models import Comment, Decision, HelpfulMark, Proposal
from participation.models.comments import MAY_COME_IN, UNSEEN
from participation.queries import proposals
from participation.queries.keyset import Order, Page, page_of
from participation.queries.translations import translated
from people.rules import Visitor

PAGE = 20
REPLIES_SHOWN = 5
WHOLE = 200
COLUMN = 10
NOBODY = AnonymousUser()
ORDERS = {
    "newest": Order("created_at"),
    "oldest": Order("created_at", descending=False),
    "helpful": Order("helpful_count"),
    "discussed": Order("reply_count"),
}


@dataclass
class Conversation:
    """A comment with the replies to it, each a conversation of its own."""

    comment: Comment
    replies: list[Conversation] = field(default_factory=list)
    more: int = 0

    def everything(self) -> Iterator[Conversation]:
        """Go through the comment and all the replies that came along."""
        yield self
        for reply in self.replies:
            yield from reply.everything()


def visible_to(user: Visitor) -> QuerySet[Comment]:
    """Return the comments a person may see: all that stand under proposals they may see."""
    gone = [Comment.Status.HIDDEN, Comment.Status.ERASED]
    return placed_for(user).exclude(status__in=gone)


def placed_for(user: Visitor) -> QuerySet[Comment]:
    """Return the comments whose place a person may see, for the sake of the answers to them.

    Of those that are removed, hidden or erased only the place may be shown, never the words.
    """
    seen = proposals.visible_to(user).order_by().values("pk")
    return Comment.objects.filter(let_in_for(user), proposal__in=seen)


def let_in_for(user: Visitor) -> Q:
    """Leave out what no moderator has let in yet, but for its author."""
    let_in = ~Q(status__in=UNSEEN)
    if not user.is_authenticated:
        return let_in
    return let_in | Q(author_id=user.pk, status__in=MAY_COME_IN)


def conversations(  # noqa: PLR0913 -- a page is what it is asked by
    proposal: Proposal,
    *,
    after: int | None = None,
    before: int | None = None,
    sort: str = "newest",
    stance: str = "",
    reader: Visitor = NOBODY,
) -> tuple[list[Conversation], Page[Comment]]:
    """Return one page of conversations on a proposal, the newest first, with their replies.

    Two queries (three beyond the first page), however many comments there are. Of each
    conversation at most ``REPLIES_SHOWN`` replies come along; ``more`` counts the others.
    ``stance`` keeps the conversations that begin with it; comments know ``is_marked``, whether
    the reader found them helpful.
    """
    among = _on(proposal, reader).filter(parent=None)
    tops = among.filter(stance=stance) if stance else among
    page = page_of(tops, order=ORDERS[sort], size=PAGE, after=after, before=before, among=among)
    return _trees(page.rows, _replies_to(page.rows, proposal, reader)), page


def two_columns(
    proposal: Proposal, *, reader: Visitor = NOBODY
) -> tuple[list[Conversation], list[Conversation]]:
    """Return the most helpful conversations for and against, ten each. Two queries."""
    place = Window(
        RowNumber(), partition_by=F("stance"), order_by=[F("helpful_count").desc(), F("pk").desc()]
    )
    sides = [Comment.Stance.FOR, Comment.Stance.AGAINST]
    tops = _on(proposal, reader).filter(parent=None, stance__in=sides).annotate(place=place)
    shown: list[Comment] = list(tops.filter(place__lte=COLUMN).order_by("-helpful_count", "-pk"))
    trees = _trees(shown, _replies_to(shown, proposal, reader))
    pro, contra = ([t for t in trees if t.comment.stance == side] for side in sides)
    return pro, contra


def conversation_around(comment: Comment, *, reader: Visitor = NOBODY) -> Conversation:
    """Return the whole conversation a comment belongs to. Two queries."""
    root = comment.root_id or comment.pk
    top = _on(comment.proposal, reader).get(pk=root)
    replies = _on(comment.proposal, reader).filter(root=root).order_by("created_at", "pk")
    return _trees([top], list(replies[:WHOLE]))[0]


def _replies_to(tops: list[Comment], proposal: Proposal, reader: Visitor) -> list[Comment]:
    if not tops:
        return []
    place = Window(RowNumber(), partition_by=F("root"), order_by=["created_at", "pk"])
    roots = [comment.pk for comment in tops]
    replies = _on(proposal, reader).filter(root__in=roots).annotate(place=place)
    return list(replies.filter(place__lte=REPLIES_SHOWN).order_by("created_at", "pk"))


def _on(proposal: Proposal, reader: Visitor) -> QuerySet[Comment]:
    mine = HelpfulMark.objects.filter(comment=OuterRef("pk"), person_id=reader.pk)
    marked = Exists(mine) if reader.is_authenticated else Value(value=False)
    found = proposal.comments.filter(let_in_for(reader)).annotate(is_marked=marked)
    found = found.select_related("author", "organisation")
    # Why a moderator took it away; of what is erased, whether the law asked for it.
    decided = Decision.objects.filter(case__comment=OuterRef("pk"), kind__in=Decision.RESTRICTS)
    found = found.annotate(
        taken_for=Subquery(decided.values("reason")[:1]),
        erased_by_law=Exists(decided.filter(kind=Decision.Kind.ERASE)),
    )
    return translated(found, "comment")


def _trees(tops: list[Comment], replies: list[Comment]) -> list[Conversation]:
    known = {comment.pk: Conversation(comment) for comment in [*tops, *replies]}
    shown_of = dict.fromkeys((top.pk for top in tops), 0)
    for reply in replies:
        # A parent may be left out only by the limit, and then so is what answers it.
        if parent := known.get(reply.parent_id or 0):
            parent.replies.append(known[reply.pk])
            shown_of[reply.root_id or 0] += not reply.is_unseen
    for top in tops:
        known[top.pk].more = max(0, top.reply_count - shown_of[top.pk])
    return [known[top.pk] for top in tops]
