"""How fast and how often: commands of a socket, sockets of a person and of an address."""

import time
from collections import defaultdict
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from .consumers import LiveConsumer

BURST = 30.0
PER_SECOND = 10.0
PATIENCE = 200  # refusals in a row before the socket is closed

SOCKETS_PER_PERSON = 6
# A whole hall may share one address, so this one only keeps a single machine from taking all.
SOCKETS_PER_ADDRESS = 1000


class Pace:
    """A token bucket: a short storm is fine, a lasting one is not."""

    def __init__(self) -> None:
        self.tokens, self.at, self.refused = BURST, time.monotonic(), 0

    def allows(self) -> bool:
        now = time.monotonic()
        self.tokens = min(BURST, self.tokens + (now - self.at) * PER_SECOND)
        self.at = now
        if self.tokens < 1:
            self.refused += 1
            return False
        self.tokens -= 1
        self.refused = 0
        return True

    def fined(self) -> None:
        """Count something that was not even a frame."""
        self.tokens -= 4

    @property
    def is_lost(self) -> bool:
        return self.refused > PATIENCE


class Gate:
    """The sockets of one address."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.sockets: set[LiveConsumer] = set()

    def enter(self, socket: "LiveConsumer") -> bool:
        """Let a socket in, unless its address or its person has enough of them."""
        person = socket.seat.place_pk
        of_person = _of_person[person]
        full = len(self.sockets) >= getattr(
            settings, "LIVE_SOCKETS_PER_ADDRESS", SOCKETS_PER_ADDRESS
        )
        if full or len(of_person) >= SOCKETS_PER_PERSON:
            return False
        self.sockets.add(socket)
        of_person.add(socket)
        return True

    def leave(self, socket: "LiveConsumer") -> None:
        self.sockets.discard(socket)
        of_person = _of_person[socket.seat.place_pk]
        of_person.discard(socket)
        if not of_person:
            del _of_person[socket.seat.place_pk]
        if not self.sockets:
            _gates.pop(self.address, None)


_gates: dict[str, Gate] = {}
_of_person: defaultdict[int, "set[LiveConsumer]"] = defaultdict(set)


def gate_of(address: str) -> Gate:
    """Return the gate of an address."""
    return _gates.setdefault(address, Gate(address))
