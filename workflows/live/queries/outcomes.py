"""What came of sessions: how many cards, and which proposals they became."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Count, TextField
from django.db.models.functions import Cast

from thread.models import Link
from thread.refs import Kind, Shown
from thread.registry import resolve
from workflows.live.models import Event, Session

from .places import Visitor


@dataclass(frozen=True)
class Became:
    """A card's number in its session, and the proposal it became."""

    card: str
    proposal: Shown


@dataclass
class Outcome:
    """A session with what came of it, as somebody may see it."""

    session: Session
    cards: int = 0
    drafts: int = 0
    proposals: list[Became] = field(default_factory=list)


def outcomes_of(sessions: Sequence[Session], visitor: Visitor) -> list[Outcome]:
    """Return what came of each session, as the thread has it; four queries for any number.

    Proposals that the visitor may not see (drafts of others) are counted but not shown.
    """
    keys = [session.pk for session in sessions]
    cards = _cards_in(keys)
    grown = _grown_from(keys)
    shown = _shown([pk for pairs in grown.values() for _, pk in pairs], visitor)
    return [
        Outcome(
            session=session,
            cards=cards.get(session.pk, 0),
            drafts=len(grown[session.pk]),
            proposals=[Became(card, shown[pk]) for card, pk in grown[session.pk] if pk in shown],
        )
        for session in sessions
    ]


def _shown(pks: list[str], visitor: Visitor) -> dict[str, Shown]:
    return resolve(Kind.PROPOSAL, pks, visitor) if pks else {}


def _cards_in(keys: list[int]) -> dict[int, int]:
    added = Event.objects.filter(session__in=keys, kind="card.add").order_by()
    return dict(added.values_list("session").annotate(count=Count("pk")))


def _grown_from(keys: list[int]) -> defaultdict[int, list[tuple[str, str]]]:
    """Return, by session, which of its cards became which proposals."""
    cards = Event.objects.filter(session__in=keys, kind="card.add")
    sources = cards.order_by().annotate(key=Cast("pk", TextField())).values("key")
    links = dict(
        Link.objects.filter(
            source_kind=Kind.CARD, target_kind=Kind.PROPOSAL, source_id__in=sources
        ).values_list("source_id", "target_id")
    )
    found: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for pk, session, seq in cards.filter(pk__in=links).values_list("pk", "session", "seq"):
        found[session].append((str(seq), links[str(pk)]))
    return found
