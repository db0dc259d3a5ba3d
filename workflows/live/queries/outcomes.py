"""What came of sessions: how many cards, and which proposals they became."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Count

from thread.refs import Shown
from thread.registry import resolve
from workflows.live.models import Event, Session

from .places import Visitor


@dataclass
class Outcome:
    """A session with what came of it, as somebody may see it."""

    session: Session
    cards: int = 0
    drafts: int = 0
    proposals: dict[str, Shown] = field(default_factory=dict)  # by card


def outcomes_of(sessions: Sequence[Session], visitor: Visitor) -> list[Outcome]:
    """Return what came of each session; three queries, whatever their number.

    Proposals that the visitor may not see are counted but not shown.
    """
    keys = [session.pk for session in sessions]
    cards = _cards_in(keys)
    promoted = _promoted_in(keys)
    pks = [pk for pairs in promoted.values() for _, pk in pairs]
    shown = resolve("proposal", pks, visitor) if pks else {}
    return [
        Outcome(
            session=session,
            cards=cards.get(session.pk, 0),
            drafts=len(promoted[session.pk]),
            proposals={card: shown[pk] for card, pk in promoted[session.pk] if pk in shown},
        )
        for session in sessions
    ]


def _cards_in(keys: list[int]) -> dict[int, int]:
    added = Event.objects.filter(session__in=keys, kind="card.add").order_by()
    return dict(added.values_list("session").annotate(count=Count("pk")))


def _promoted_in(keys: list[int]) -> defaultdict[int, list[tuple[str, str]]]:
    found: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    events = Event.objects.filter(session__in=keys, kind="card.promote").order_by("seq")
    for session, payload in events.values_list("session", "payload"):
        found[session].append((payload["card"], str(payload["proposal"])))
    return found
