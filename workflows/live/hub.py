"""One hub per process and session: commands in, events out.

It alone writes for its sockets (whatever arrives while one transaction runs shares the next), and
it keeps a ring of encoded events from which each socket is served at its own cursor. The channel
layer is only a doorbell: it says that the log has grown, never what happened. Should it lose a
ring, the next commit or the poll repairs it.
"""

import asyncio
import contextlib
import logging
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from asgiref.sync import sync_to_async
from channels.layers import get_channel_layer
from django.db import close_old_connections

from .frames import Entry, Frames, Snapshot, entry_of
from .models import Session
from .presence import Presence
from .queries.log import pulse
from .queries.places import still_welcome
from .services.log import Answer, Wish, commit
from .services.replicas import replica_of

if TYPE_CHECKING:
    from .board.sight import Sight
    from .consumers import LiveConsumer

logger = logging.getLogger(__name__)

TICK = 0.05
POLL = 2.0
STALL = 30.0
RING = 2000
AT_ONCE = 200
WAITING = 2000
SNAPSHOT_AGE = 1.0
IDLE = 60.0

# Not the thread every other asynchronous view shares: no slow page can stall a meeting.
_thread = ThreadPoolExecutor(1, thread_name_prefix="live-db")


async def in_db(work: Any, *arguments: Any) -> Any:
    """Run database work in the live sessions' own thread."""

    def run() -> Any:
        close_old_connections()
        return work(*arguments)

    return await sync_to_async(run, thread_sensitive=False, executor=_thread)()


def group_of(session_pk: int) -> str:
    """Name the doorbell of a session."""
    return f"live.{session_pk}"


class Hub:
    def __init__(self, session: Session) -> None:
        self.session, self.session_pk, self.epoch = session, session.pk, session.epoch
        self.loop = asyncio.get_running_loop()
        self.replica = replica_of(session.pk)
        self.ring: deque[Entry] = deque(maxlen=RING)
        self.head = self.visible = 0  # numbers: in the ring, and already sent for
        self.sockets: set[LiveConsumer] = set()
        self.presence = Presence(self)
        self.inbox: deque[tuple[Wish, asyncio.Future[Answer]]] = deque()
        self.writer: asyncio.Task[None] | None = None
        self.ticker: asyncio.TimerHandle | None = None
        self.ticked_at = self.empty_since = time.monotonic()
        self.frames = Frames(self)
        self.snapshots: dict[str, Snapshot] = {}
        self.tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        # After a restart everybody comes back at once: the log fills the ring, so that they
        # are told what they missed and not the whole board.
        for sight in await in_db(self.replica.watch, self._told):
            self._remember(sight)
        self.visible = self.head
        self.layer = get_channel_layer()
        self.tasks = [self.loop.create_task(self._listen()), self.loop.create_task(self._poll())]

    def stop(self) -> None:
        with contextlib.suppress(ValueError):
            self.replica.watchers.remove(self._told)
        for task in self.tasks:
            task.cancel()
        if self.ticker:
            self.ticker.cancel()

    # In: events committed by this process or found in the log ------------------------------

    def _told(self, sights: list["Sight"]) -> None:
        """Hear of events in whatever thread committed them; take them in the loop's own."""
        with contextlib.suppress(RuntimeError):  # the loop has closed: the process is stopping
            self.loop.call_soon_threadsafe(self._take, sights)

    def _take(self, sights: list["Sight"]) -> None:
        for sight in sights:
            self._remember(sight)
            self.presence.heed(sight)
        if self.ticker is None and self.head > self.visible:
            # The first event after a quiet spell leaves at once; a storm shares its frames.
            wait = max(0.0, self.ticked_at + TICK - time.monotonic())
            self.ticker = self.loop.call_later(wait, self._tick)

    def _remember(self, sight: "Sight") -> None:
        if sight.seq <= self.head:
            return  # heard of it while starting
        self.ring.append(entry_of(sight))
        self.frames.redact(sight)
        self.head = sight.seq

    async def _listen(self) -> None:
        while True:
            try:
                channel = await self.layer.new_channel()
                await self.layer.group_add(group_of(self.session_pk), channel)
                while True:
                    await self._hear(await self.layer.receive(channel))
            except Exception:  # noqa: BLE001 -- Redis is away; the poll carries the session
                await asyncio.sleep(0.5)

    async def _hear(self, bell: dict[str, Any]) -> None:
        if bell.get("to", 0) > self.head:
            await in_db(self.replica.catch_up)
        self.presence.hear(bell)

    async def _poll(self) -> None:
        while True:
            await asyncio.sleep(POLL)
            try:
                await self._look_around()
            except Exception:
                logger.warning("session %s cannot be read", self.session_pk, exc_info=True)

    async def _look_around(self) -> None:
        beat = await in_db(pulse, self.session_pk)
        if beat.head > self.head:
            await in_db(self.replica.catch_up)
        await self._see_out(4404 if beat.is_over else 4403)
        self.presence.ring()
        now = time.monotonic()
        if self.sockets:
            self.empty_since = now
        elif now - self.empty_since > IDLE:
            forget(self)

    async def _see_out(self, code: int) -> None:
        """Close the sockets whose right has gone, and those that have not moved for too long."""
        seats = [socket.seat for socket in self.sockets]
        over = code == 4404
        welcome = set() if over else await in_db(still_welcome, self.session, seats)
        now = time.monotonic()
        for socket in list(self.sockets):
            if socket.seat in seats and socket.seat not in welcome:
                socket.leave(code)
            elif socket.sending_since and now - socket.sending_since > STALL:
                socket.leave(4408)

    # Commands ------------------------------------------------------------------------------

    def submit(self, wish: Wish) -> "asyncio.Future[Answer]":
        """Queue a command; the future holds its answer once that is durable."""
        answer: asyncio.Future[Answer] = self.loop.create_future()
        if len(self.inbox) >= WAITING:
            answer.set_result(Answer(code="busy", why="busy"))
            return answer
        self.inbox.append((wish, answer))
        if self.writer is None:
            self.writer = self.loop.create_task(self._write())
        return answer

    async def _write(self) -> None:
        try:
            while self.inbox:
                count = min(AT_ONCE, len(self.inbox))
                await self._write_batch([self.inbox.popleft() for _ in range(count)])
        finally:
            self.writer = None

    async def _write_batch(self, batch: list[tuple[Wish, "asyncio.Future[Answer]"]]) -> None:
        try:
            answers = await in_db(commit, self.replica, [wish for wish, _ in batch])
        except Exception:
            logger.exception("commands of session %s were not kept", self.session_pk)
            answers = [Answer(code="retry", why="retry")] * len(batch)
        for (_, future), answer in zip(batch, answers, strict=True):
            if not future.done():
                future.set_result(answer)
        if any(answer.accepted and not answer.repeated for answer in answers):
            await self.ring_bell({"to": max(answer.seq for answer in answers)})

    async def ring_bell(self, bell: dict[str, Any]) -> None:
        with contextlib.suppress(Exception):  # Redis is away; others poll
            await self.layer.group_send(group_of(self.session_pk), {"type": "live.bell", **bell})

    # Out -----------------------------------------------------------------------------------

    def _tick(self) -> None:
        """Send what is new to every socket that is up to date and can be written to."""
        self.ticker, self.ticked_at = None, time.monotonic()
        self.visible = self.head
        for socket in list(self.sockets):
            if not socket.busy:
                socket.push()

    def lacks(self, cursor: int) -> bool:
        """Tell whether the ring no longer holds what follows a cursor."""
        return cursor < self.visible and (not self.ring or cursor + 1 < self.ring[0].seq)

    async def snapshot(self, audience: str) -> Snapshot:
        """Return the board, encoded at most once a second: the ring tells the rest."""
        known = self.snapshots.get(audience)
        if known is None or known.is_stale(self.head, SNAPSHOT_AGE) or self.lacks(known.seq):
            cut = await in_db(self.replica.cut, audience)
            known = self.snapshots[audience] = Snapshot.of(cut)
        return known


_hubs: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[int, tuple[Hub, asyncio.Task[None]]]]
_hubs = WeakKeyDictionary()


async def hub_of(session: Session) -> Hub:
    """Return this process's hub of a session, started."""
    hubs = _hubs.setdefault(asyncio.get_running_loop(), {})
    if session.pk not in hubs:
        hub = Hub(session)
        hubs[session.pk] = (hub, asyncio.ensure_future(hub.start()))
    hub, started = hubs[session.pk]
    try:
        await asyncio.shield(started)
    except Exception:
        hubs.pop(session.pk, None)
        raise
    return hub


def forget(hub: Hub) -> None:
    """Stop a hub that nobody uses any more."""
    _hubs.get(hub.loop, {}).pop(hub.session_pk, None)
    hub.stop()


async def stop_all() -> None:
    """Stop every hub of this loop; for a server that is going down, and for tests."""
    for hub, _ in list(_hubs.pop(asyncio.get_running_loop(), {}).values()):
        hub.stop()
