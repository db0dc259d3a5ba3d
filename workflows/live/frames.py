"""Frames of the wire protocol, encoded once for everybody who gets the same bytes."""

import time
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from .board.sight import FACILITATORS, Sight
from .board.state import Happened, State
from .services.replicas import Cut

if TYPE_CHECKING:
    from .hub import Hub

Message = dict[str, str]


def milliseconds() -> int:
    return int(time.time() * 1000)


def text_of(frame: dict[str, Any]) -> str:
    """Return a frame as the text that goes over the socket."""
    return orjson.dumps(frame).decode()


def message_of(text: str) -> Message:
    """Wrap text for an ASGI server; one such object may serve any number of sockets."""
    return {"type": "websocket.send", "text": text}


class Entry(NamedTuple):
    """One event of the ring, encoded for each audience; ``None`` where it sees nothing."""

    seq: int
    facilitators: bytes | None
    room: bytes | None
    author: str
    own: bytes | None
    card: str

    def seen_by(self, audience: str, actor: str) -> bytes | None:
        if self.author and self.author == actor:
            return self.own
        return self.facilitators if audience == FACILITATORS else self.room


def entry_of(sight: Sight) -> Entry:
    """Encode an event once per audience that sees it differently."""
    facilitators = _encoded(sight.facilitators)
    same = sight.room is sight.facilitators
    room = facilitators if same else _encoded(sight.room)
    return Entry(sight.seq, facilitators, room, sight.author, _encoded(sight.own), sight.card)


def _encoded(event: Happened | None) -> bytes | None:
    if event is None:
        return None
    return orjson.dumps(
        {
            "s": event.seq,
            "k": event.kind,
            "a": event.actor,
            "n": event.name,
            "d": event.data,
            "at": event.at,
        }
    )


class Snapshot(NamedTuple):
    """A state, encoded; and what each author sees of their own beyond it."""

    seq: int
    encoded: bytes
    own: dict[str, State]
    made_at: float

    @classmethod
    def of(cls, cut: Cut) -> "Snapshot":
        return cls(cut.seq, orjson.dumps(cut.state), cut.own, time.monotonic())

    def is_stale(self, head: int, age: float) -> bool:
        return self.seq != head and time.monotonic() - self.made_at > age

    def frame(self, epoch: str, you: dict[str, Any]) -> str:
        """Return the ``snap`` frame for one socket; the state itself is shared."""
        head = {"t": "snap", "epoch": epoch, "s": self.seq, "now": milliseconds(), "you": you}
        own = self.own.get(you["id"], {})
        opened = orjson.dumps({**head, "own": own})[:-1]
        return (opened + b',"st":' + self.encoded + b"}").decode()


class Frames:
    """The ``ev`` frames of a hub, made from its ring."""

    def __init__(self, hub: "Hub") -> None:
        self.hub = hub
        self.made: dict[tuple[int, int, str, str], Message] = {}

    def after(self, cursor: int, audience: str, actor: str) -> Message:
        """Return everything visible beyond a cursor as one message.

        Those who see the same share the same object. What an audience may not see is left out:
        holes are inside a range, never between two.
        """
        upto = self.hub.visible
        entries = self._between(cursor, upto)
        owner = actor if any(entry.author == actor for entry in entries if actor) else ""
        key = (cursor, upto, audience, owner)
        if key not in self.made:
            self.made = {old: made for old, made in self.made.items() if old[1] == upto}
            self.made[key] = self._made(cursor, upto, entries, audience, owner)
        return self.made[key]

    def _between(self, cursor: int, upto: int) -> list[Entry]:
        ring = self.hub.ring
        first = len(ring) - (self.hub.head - cursor)
        return [ring[place] for place in range(first, first + upto - cursor)]

    def _made(
        self, cursor: int, upto: int, entries: list[Entry], audience: str, owner: str
    ) -> Message:
        seen = [entry.seen_by(audience, owner) for entry in entries]
        head = b'{"t":"ev","f":%d,"l":%d,"now":%d,"e":[' % (cursor + 1, upto, milliseconds())
        return message_of((head + b",".join(filter(None, seen)) + b"]}").decode())

    def redact(self, sight: Sight) -> None:
        """Take a hidden or removed card's words out of what later comers are told."""
        event = sight.facilitators
        if event is None or event.kind not in ("card.hide", "card.remove"):
            return
        self.made.clear()
        gone = event.kind == "card.remove"
        for place, entry in enumerate(self.hub.ring):
            if entry.card == sight.card and entry.seq != sight.seq:
                self.hub.ring[place] = _without_words(entry, for_all=gone)


def _without_words(entry: Entry, *, for_all: bool) -> Entry:
    room = _emptied(entry.room)
    return entry._replace(
        room=room,
        facilitators=_emptied(entry.facilitators) if for_all else entry.facilitators,
    )


def _emptied(encoded: bytes | None) -> bytes | None:
    if encoded is None:
        return None
    event = orjson.loads(encoded)
    if "text" in event["d"]:
        event["d"]["text"] = ""
    return orjson.dumps(event)
