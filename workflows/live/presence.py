"""Who is there: a count for everybody, names for the facilitators only."""

import secrets
import time
from typing import TYPE_CHECKING, Any

from .board.sight import FACILITATORS
from .frames import message_of, text_of

if TYPE_CHECKING:
    from .board.sight import Sight
    from .hub import Hub

FORGOTTEN_AFTER = 6.0  # seconds without word from another process


class Presence:
    def __init__(self, hub: "Hub") -> None:
        self.hub = hub
        self.name = secrets.token_hex(4)
        self.others: dict[str, tuple[int, float]] = {}
        self.told = -1
        self.timer: Any = None
        self.come: dict[str, str] = {}
        self.gone: set[str] = set()

    def people(self) -> dict[str, str]:
        """Return who is connected to this process, as ids and names; watchers are not people."""
        seats = (socket.seat for socket in self.hub.sockets)
        return {seat.actor.id: seat.actor.name for seat in seats if seat.counts}

    def count(self) -> int:
        now = time.monotonic()
        elsewhere = sum(n for n, at in self.others.values() if now - at < FORGOTTEN_AFTER)
        return len(self.people()) + elsewhere

    def arrived(self, actor: str, name: str) -> None:
        self.come[actor] = name
        self.gone.discard(actor)
        self._soon()

    def left(self, actor: str) -> None:
        if actor not in self.people():
            self.gone.add(actor)
            self.come.pop(actor, None)
        self._soon()

    def _soon(self) -> None:
        """Tell within a second, together with whoever else comes and goes meanwhile."""
        if self.timer is None:
            self.timer = self.hub.loop.call_later(1.0, self.tell)

    def tell(self) -> None:
        self.timer = None
        count, changes = self.count(), {"+": list(self.come.items()), "-": sorted(self.gone)}
        if count != self.told or self.come or self.gone:
            self._send(count, changes)
        self.told, self.come, self.gone = count, {}, set()

    def _send(self, count: int, changes: dict[str, Any]) -> None:
        room = message_of(text_of({"t": "pres", "n": count}))
        facilitators = message_of(text_of({"t": "pres", "n": count, "d": changes}))
        for socket in list(self.hub.sockets):
            for_facilitators = socket.seat.audience == FACILITATORS
            socket.tell(facilitators if for_facilitators else room)

    def frame(self, audience: str) -> str:
        """Return the first ``pres`` frame of a new socket: everybody who is there."""
        frame: dict[str, Any] = {"t": "pres", "n": self.count()}
        if audience == FACILITATORS:
            frame["d"] = {"+": list(self.people().items()), "-": []}
        return text_of(frame)

    # Other processes ------------------------------------------------------------------------

    def ring(self) -> None:
        """Let the other processes know how many are here."""
        bell = {"hub": self.name, "people": len(self.people())}
        self.hub.loop.create_task(self.hub.ring_bell(bell))

    def hear(self, bell: dict[str, Any]) -> None:
        if bell.get("hub") not in (None, self.name):
            self.others[bell["hub"]] = (bell["people"], time.monotonic())
            if self.count() != self.told:
                self._soon()

    def heed(self, sight: "Sight") -> None:
        """Close the sockets an event is the end of."""
        event = sight.facilitators
        if event is None or event.kind not in ("person.remove", "session.end"):
            return
        code = 4404 if event.kind == "session.end" else 4403
        for socket in list(self.hub.sockets):
            if event.kind == "session.end" or socket.seat.actor.id == event.data["person"]:
                self.hub.loop.call_later(0.2, socket.leave, code)
