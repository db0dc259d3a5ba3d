"""How sessions and cards stand on a thread."""

from typing import Any

from django.db.models import (
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    TextField,
    Value,
)
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce

from thread.refs import Shown
from workflows.live.models import Event, Session

from .places import Visitor
from .sessions import visible_to


def sessions_shown(pks: list[str], visitor: Visitor) -> dict[str, Shown]:
    """Show the sessions a visitor may know of; one query."""
    found = visible_to(visitor).filter(pk__in=pks)
    return {
        str(session.pk): Shown(
            title=session.title,
            url=session.get_absolute_url(),
            happened_at=session.starts_at,
            summary=session.summary,
            state=str(Session.State(session.state).label),
        )
        for session in found
    }


def cards_shown(pks: list[str], visitor: Visitor) -> dict[str, Shown]:
    """Show cards of sessions a visitor may know of; one query.

    A card that was hidden or taken back is left out. Only cards that became something stand on
    a thread, and those do not change any more, so the last edit before is what people read.
    """
    later = Event.objects.annotate(about=KeyTextTransform("card", "payload")).filter(
        session=OuterRef("session"), about=Cast(OuterRef("seq"), TextField())
    )
    cards = (
        Event.objects.filter(pk__in=pks, kind="card.add", session__in=visible_to(visitor))
        .exclude(Exists(later.filter(kind="card.remove")))
        .annotate(
            hides=_count(later, "card.hide"),
            restores=_count(later, "card.restore"),
            edited=_last_words(later),
        )
        .filter(Q(hides=F("restores")))
        .select_related("session")
    )
    return {str(card.pk): _shown(card) for card in cards}


def _count(later: Any, kind: str) -> Any:
    counted = (
        later.filter(kind=kind).order_by().values("session").annotate(n=Count("pk")).values("n")
    )
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))


def _last_words(later: Any) -> Any:
    return Subquery(later.filter(kind="card.edit").order_by("-seq").values("payload__text")[:1])


def _shown(card: Any) -> Shown:
    return Shown(
        title=card.edited or card.payload["text"],
        url=f"{card.session.get_absolute_url()}report/#card-{card.seq}",
        happened_at=card.at,
        language=card.payload["language"],
        summary=card.session.title,
    )
