"""Whatever people wrote, by its kind and number: what is reported and what is translated."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet

from common import clock
from participation.models import (
    Amendment,
    Comment,
    Process,
    Proposal,
    Round,
    Statement,
    Translation,
)
from participation.models.care import Thing
from participation.models.proposals import READABLE as PUBLIC
from participation.models.translations import THINGS
from participation.queries import amendments, comments, processes, proposals
from people.models import Territory, User
from people.rules import Visitor

MODELS: dict[str, Any] = {
    "proposal": Proposal,
    "comment": Comment,
    "statement": Statement,
    "translation": Translation,
    "amendment": Amendment,
}
# What a statement and a comment need to say where they stand.
ROUND = "round__process__territory"


def thing_for(kind: str, pk: int, visitor: Visitor) -> Thing | None:
    """Return what has this kind and number, if the visitor may read its words."""
    readable = READABLE.get(kind)
    return readable(visitor).filter(pk=pk).first() if readable else None


def _proposals(visitor: Visitor) -> QuerySet[Any]:
    return proposals.visible_to(visitor).filter(status__in=PUBLIC)


def _comments(visitor: Visitor) -> QuerySet[Any]:
    seen = comments.visible_to(visitor).filter(
        status=Comment.Status.VISIBLE, proposal__status__in=PUBLIC
    )
    return seen.select_related("author", f"proposal__{ROUND}")


def _statements(visitor: Visitor) -> QuerySet[Any]:
    """Return the statements of rounds that have begun; before, organisers see what they prepare."""
    begun = Q(round__opens_at__lte=clock.now()) | Q(is_seed=True, author_id=visitor.pk)
    seen = Statement.objects.filter(
        begun,
        status=Statement.Status.VISIBLE,
        round__kind=Round.Kind.COMMENTS,
        round__process__in=processes.visible_to(visitor),
    )
    return seen.select_related("author", ROUND)


def _amendments(visitor: Visitor) -> QuerySet[Any]:
    seen = amendments.visible_to(visitor).filter(sight=Amendment.Sight.VISIBLE)
    return seen.filter(proposal__status__in=PUBLIC)


def _translations(visitor: Visitor) -> QuerySet[Any]:
    """Return the translations of what the visitor may read."""
    seen = Translation.objects.none()
    for kind in THINGS:
        originals = READABLE[kind](visitor).order_by().values("pk")
        seen |= Translation.objects.filter(**{f"{kind}__in": originals})
    visible = seen.filter(status=Translation.Status.VISIBLE)
    return visible.select_related(
        "author",
        f"proposal__{ROUND}",
        f"comment__proposal__{ROUND}",
        f"statement__{ROUND}",
    )


READABLE: dict[str, Callable[[Visitor], QuerySet[Any]]] = {
    "proposal": _proposals,
    "comment": _comments,
    "statement": _statements,
    "translation": _translations,
    "amendment": _amendments,
}


def handed_in(kind: str, pk: int, author: User) -> Thing | None:
    """Return what somebody wrote themselves, whether others may see it or not. One query."""
    model = MODELS.get(kind)
    return model.objects.filter(pk=pk, author=author).first() if model else None


def heading_of(thing: Thing) -> str:
    """Name the place where somebody's words stand: a proposal, or a round of statements."""
    if isinstance(thing, Translation):
        return heading_of(thing.original)
    if isinstance(thing, Statement):
        return str(thing.round)
    return str(thing if isinstance(thing, Proposal) else thing.proposal)


def process_of(thing: Thing) -> Process:
    """Tell in which process somebody's words stand. No query when it was loaded along."""
    if isinstance(thing, Translation):
        return process_of(thing.original)
    if isinstance(thing, Comment | Amendment):
        return process_of(thing.proposal)
    return thing.round.process


def place_url(thing: Thing) -> str:
    """Return where one reads what surrounds somebody's words, for when they are gone."""
    url: str = (thing.proposal if isinstance(thing, Comment) else thing).get_absolute_url()
    return url.partition("#")[0]


def place_of(thing: Thing) -> Territory:
    """Tell which territory somebody's words belong to."""
    if isinstance(thing, Translation):
        return place_of(thing.original)
    if isinstance(thing, Comment | Amendment):
        return place_of(thing.proposal)
    if isinstance(thing, Proposal) and thing.territory:
        return thing.territory
    return thing.round.process.territory
