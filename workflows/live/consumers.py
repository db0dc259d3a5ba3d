"""One socket of a live session: frames of the wire protocol, both ways."""

import asyncio
import logging
import time
import types
from collections.abc import Awaitable, Coroutine, Generator
from http.cookies import CookieError, SimpleCookie
from typing import Any, ClassVar
from urllib.parse import parse_qs

from channels.exceptions import StopConsumer
from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings

from .commands import NotAFrame, command_in, frame_in
from .frames import Message, milliseconds, text_of
from .hub import Hub, hub_of, in_db
from .limits import Gate, Pace, gate_of
from .queries.places import Seat
from .queries.sessions import open_session
from .sentences import sentence
from .services.doors import seat_for_socket
from .services.log import Answer, Wish
from .tokens import cookie_name

logger = logging.getLogger(__name__)

PROTOCOL = "1"
LONGEST = 64 * 1024


@types.coroutine
def _rest(work: Coroutine[Any, Any, Any], waiting: Any) -> Generator[Any, Any, Any]:
    while True:
        try:
            value = yield waiting
        except BaseException as error:  # noqa: BLE001 -- handed on to the coroutine
            try:
                waiting = work.throw(error)
            except StopIteration as done:
                return done.value
        else:
            try:
                waiting = work.send(value)
            except StopIteration as done:
                return done.value


def start(work: Coroutine[Any, Any, Any]) -> Awaitable[Any] | None:
    """Run a coroutine up to its first suspension; return the rest, ``None`` when it is done.

    From Python 3.12 on an eager task does the same.
    """
    try:
        waiting = work.send(None)
    except StopIteration:
        return None
    return _rest(work, waiting)


class LiveConsumer(AsyncWebsocketConsumer):
    """Take commands up and bring events down; everything shared is the hub's."""

    # No layer of this name: a socket needs no channel, queue or subscription, its hub has one.
    channel_layer_alias: ClassVar[str] = "(none)"

    hub: Hub | None = None
    seat: Seat
    gate: Gate | None = None

    async def dispatch(self, message: dict[str, Any]) -> None:
        """Handle a message without the thread hop of the base class.

        It closes old database connections before each message; this class has none.
        """
        handlers = {
            "websocket.connect": self.websocket_connect,
            "websocket.receive": self.websocket_receive,
            "websocket.disconnect": self.websocket_disconnect,
        }
        await handlers[message["type"]](message)

    async def websocket_disconnect(self, message: dict[str, Any]) -> None:
        await self.disconnect(message["code"])
        raise StopConsumer

    # Coming and going ----------------------------------------------------------------------

    async def connect(self) -> None:
        self.busy, self.sending_since = True, 0.0
        self.task: asyncio.Task[None] | None = None
        self.cursor: int | None = None
        self.answering: set[asyncio.Task[None]] = set()
        asked = {key: values[0] for key, values in self._query().items()}
        await self.accept()
        if asked.get("v") != PROTOCOL:
            return await self.close(4426)
        session = await in_db(open_session, self.scope["url_route"]["kwargs"]["pk"])
        seat = session and await in_db(
            seat_for_socket, session, *self._credentials(session.pk, asked)
        )
        if not seat:
            return await self.close(4401)
        if session.is_over:
            return await self.close(4404)
        self.seat, self.pace = seat, Pace()
        self.gate = gate_of(self._address())
        if not self.gate.enter(self):
            return await self.close(4429)
        await self._sit_down(await hub_of(session), asked)
        return None

    async def _sit_down(self, hub: Hub, asked: dict[str, str]) -> None:
        self.hub = hub
        last = asked.get("last", "-1")
        if asked.get("epoch") == self.epoch and last.isdecimal() and int(last) <= hub.visible:
            self.cursor = int(last)
        hub.sockets.add(self)
        self.task = asyncio.create_task(self._drain(self._greet()))
        if self.seat.counts:
            hub.presence.arrived(self.seat.actor.id, self.seat.actor.name)

    async def disconnect(self, code: int) -> None:  # noqa: ARG002 -- the framework's signature
        if self.gate:
            self.gate.leave(self)
        if self.task:
            self.task.cancel()
        if self.hub and self in self.hub.sockets:
            self.hub.sockets.discard(self)
            self.hub.presence.left(self.seat.actor.id)

    def leave(self, code: int) -> None:
        """Close this socket for a reason of the protocol."""
        if self.task:
            self.task.cancel()
        if self.hub and self in self.hub.sockets:
            self.hub.sockets.discard(self)
            self.hub.presence.left(self.seat.actor.id)
        self.task = asyncio.create_task(self._closed(code))

    async def _closed(self, code: int) -> None:
        try:
            await asyncio.wait_for(self.close(code), 5)
        except Exception:  # noqa: BLE001 -- whoever is gone is gone
            logger.debug("a socket was gone before it could be closed")

    def _query(self) -> dict[str, list[str]]:
        return parse_qs(self.scope["query_string"].decode("latin-1"), max_num_fields=10)

    def _credentials(self, pk: int, asked: dict[str, str]) -> tuple[str, str, str]:
        cookies: SimpleCookie = SimpleCookie()
        for name, value in self.scope["headers"]:
            if name == b"cookie":
                try:
                    cookies.load(value.decode("latin-1"))
                except CookieError:
                    continue
        token, sign_in = cookies.get(cookie_name(pk)), cookies.get(settings.SESSION_COOKIE_NAME)
        return (
            token.value if token else "",
            sign_in.value if sign_in else "",
            asked.get("as", ""),
        )

    def _address(self) -> str:
        client = self.scope.get("client")
        return client[0] if client else ""

    @property
    def epoch(self) -> str:
        """Name the life of the log and the audience: a resume never mixes two of them."""
        assert self.hub
        return f"{self.hub.epoch}-{self.seat.audience}"

    # Down ----------------------------------------------------------------------------------

    async def _greet(self) -> None:
        assert self.hub
        if self.cursor is None or self.hub.lacks(self.cursor):
            await self._reset()
        else:
            now = milliseconds()
            frame = {"t": "resume", "epoch": self.epoch, "s": self.cursor, "now": now}
            await self.send(text_data=text_of(frame))
        await self.send(text_data=self.hub.presence.frame(self.seat.audience))

    async def _reset(self) -> None:
        assert self.hub
        snapshot = await self.hub.snapshot(self.seat.audience)
        actor = self.seat.actor
        you = {"id": actor.id, "role": actor.role, "name": actor.name, "scopes": ["plenary"]}
        await self.send(text_data=snapshot.frame(self.epoch, you))
        self.cursor = snapshot.seq

    def _next(self) -> Message | None:
        """Return what this socket has not seen yet; ``None`` when it needs a snapshot."""
        assert self.hub
        assert self.cursor is not None
        if self.hub.lacks(self.cursor):
            return None
        return self.hub.frames.after(self.cursor, self.seat.audience, self.seat.actor.id)

    def push(self) -> None:
        """Send what is new, at once. Only a socket that cannot be written to gets a task."""
        assert self.hub
        assert self.cursor is not None
        if self.cursor >= self.hub.visible:
            return
        upto, message = self.hub.visible, self._next()
        rest: Awaitable[Any] | None
        if message is None:
            rest = self._reset()
        else:
            try:
                rest = start(self.base_send(message))
            except Exception:  # noqa: BLE001 -- the socket is gone; it will say so itself
                self.hub.sockets.discard(self)
                return
            self.cursor = upto
        if rest is not None:
            self.busy = True
            self.task = asyncio.create_task(self._drain(rest))

    async def _drain(self, rest: Awaitable[Any]) -> None:
        """Finish a blocked send, catch up at this socket's own pace, then be pushed to again."""
        assert self.hub
        try:
            self.sending_since = time.monotonic()
            await rest
            while self.cursor is not None and self.cursor < self.hub.visible:
                self.sending_since = time.monotonic()
                upto, message = self.hub.visible, self._next()
                if message is None:
                    await self._reset()
                else:
                    await self.base_send(message)
                    self.cursor = upto
            self.busy, self.sending_since = False, 0.0
        except Exception:  # noqa: BLE001 -- the socket is gone; it will say so itself
            self.hub.sockets.discard(self)

    def tell(self, message: Message) -> None:
        """Send something that may be missed: a slow socket does not get it."""
        if self.busy:
            return
        try:
            rest = start(self.base_send(message))
        except Exception:  # noqa: BLE001 -- the socket is gone; it will say so itself
            return
        if rest is not None:
            self.busy = True
            self.task = asyncio.create_task(self._drain(rest))

    # Up ------------------------------------------------------------------------------------

    async def receive(self, text_data: str | None = None, **_bytes: bytes) -> None:
        if self.hub is None:
            return
        if text_data is None or len(text_data) > LONGEST:
            await self.close(1009 if text_data else 1003)
            return
        in_time = self.pace.allows()
        if self.pace.is_lost:
            self.leave(4429)
            return
        try:
            frame = frame_in(text_data)
            await self._heed(frame, in_time=in_time)
        except NotAFrame:
            self.pace.fined()
            await self._nack("", Answer(code="invalid", why="not_understood"))

    async def _heed(self, frame: dict[str, Any], *, in_time: bool) -> None:
        if frame["t"] == "ping":
            pong = {"t": "pong", "n": frame.get("n"), "now": milliseconds()}
            await self.send(text_data=text_of(pong))
        elif frame["t"] == "cmd":
            command = command_in(frame)
            if not in_time:
                await self._nack(command.cmid, Answer(code="rate", why="rate"))
                return
            assert self.hub
            future = self.hub.submit(Wish(self.seat.actor, command))
            answering = asyncio.create_task(self._answer(command.cmid, future))
            self.answering.add(answering)
            answering.add_done_callback(self.answering.discard)

    async def _answer(self, cmid: str, future: "asyncio.Future[Answer]") -> None:
        answer = await future
        try:
            if not answer.accepted:
                await self._nack(cmid, answer)
                return
            frame = {"t": "ack", "c": cmid, "s": answer.seq}
            await self.send(text_data=text_of({**frame, "dup": 1} if answer.repeated else frame))
        except Exception:  # noqa: BLE001 -- gone meanwhile; the command will be sent again
            logger.debug("an answer found nobody")

    async def _nack(self, cmid: str, answer: Answer) -> None:
        words = answer.sentence or sentence(answer.why, self.seat.language)
        frame = {"t": "nack", "c": cmid, "code": answer.code, "msg": words}
        await self.send(text_data=text_of(frame))
