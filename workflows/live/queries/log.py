"""Reading the log of a session, in order."""

from collections.abc import Iterator
from typing import NamedTuple

from workflows.live.board.state import Happened
from workflows.live.models import Event, Session

AT_ONCE = 2000


def events_after(session_pk: int, seq: int) -> Iterator[Happened]:
    """Yield the events of a session beyond number ``seq``; one query per 2,000 of them."""
    while rows := _rows(session_pk, seq):
        yield from rows
        seq = rows[-1].seq


def _rows(session_pk: int, seq: int) -> list[Happened]:
    events = (
        Event.objects.filter(session_id=session_pk, seq__gt=seq)
        .order_by("seq")
        .values_list("seq", "kind", "actor_id", "payload", "at", "actor__name")[:AT_ONCE]
    )
    return [
        Happened(seq, kind, str(actor), payload, int(at.timestamp() * 1000), name)
        for seq, kind, actor, payload, at, name in events
    ]


def numbers_of_repeats(session_pk: int, cmids: set[str]) -> dict[tuple[str, str], int]:
    """Return at which number each of these commands has happened, by actor and command."""
    rows = Event.objects.filter(session_id=session_pk, cmid__in=cmids)
    return {
        (str(actor), cmid): seq for actor, cmid, seq in rows.values_list("actor_id", "cmid", "seq")
    }


class Pulse(NamedTuple):
    """How many events a log holds, and whether its session is over."""

    head: int
    is_over: bool


def pulse(session_pk: int) -> Pulse:
    """Look whether a session has moved or ended; one query."""
    fields = ("seq", "starts_at", "closes_at", "ended_at")
    session = Session.objects.only(*fields).get(pk=session_pk)
    return Pulse(session.seq, session.is_over)
