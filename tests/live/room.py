"""A session under way, and clients that do what a browser does."""

import asyncio
import contextlib
import json
import socket
import threading
from dataclasses import dataclass, field

import uvicorn
from django.conf import settings
from django.db import connections
from django.test import Client
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from tests.factories.live import ActivityFactory, ParticipantFactory, SessionFactory
from tests.factories.people import UserFactory
from workflows.live import hub
from workflows.live.board.decide import Actor, Command
from workflows.live.queries.places import actor_of
from workflows.live.services.doors import join
from workflows.live.services.log import Wish, commit
from workflows.live.services.replicas import replica_of
from workflows.live.tokens import cookie_name


class Room:
    """A session with a facilitator, an open brainstorm and as many guests as asked for."""

    def __init__(self, guests=2, *, opened=True, rules=None, **session):
        self.karim = UserFactory(facilitator=True)
        self.session = SessionFactory(facilitators=[self.karim], **session)
        self.activity = ActivityFactory(session=self.session, rules=rules or {})
        self.facilitator, _ = join(session=self.session, name="", language="fr", user=self.karim)
        self.guests = [
            ParticipantFactory(session=self.session, token=f"token-{self.session.pk}-{n}")
            for n in range(guests)
        ]
        self.count = 0
        self.keys = self.cookies_of(self.karim)
        if opened:
            self.do(self.facilitator, "activity.open", activity=str(self.activity.pk))

    @property
    def replica(self):
        return replica_of(self.session.pk)

    def token(self, number):
        return f"token-{self.session.pk}-{number}"

    def wish(self, place, kind, cmid=None, page=None, **said):
        self.count += 1
        place.session = self.session
        actor = (
            actor_of(place, place.user)
            if place.user_id
            else Actor(str(place.pk), place.role, place.name)
        )
        return Wish(actor, Command(kind, said, cmid or f"c{self.count}", page))

    def do(self, place, kind, **said):
        (answer,) = commit(self.replica, [self.wish(place, kind, **said)])
        return answer

    def add(self, place, text="More benches", language="en", **said):
        answer = self.do(place, "card.add", text=text, language=language, **said)
        assert answer.accepted, answer
        return str(answer.seq)

    def cookies_of_guest(self, number):
        return f"{cookie_name(self.session.pk)}={self.token(number)}"

    def cookies_of(self, user):
        client = Client()
        client.force_login(user)
        key = client.cookies[settings.SESSION_COOKIE_NAME].value
        return f"{settings.SESSION_COOKIE_NAME}={key}"


class Server:
    """The real site under the real server, in a thread of this process."""

    def __enter__(self):
        from config.asgi import application  # noqa: PLC0415 -- after the settings of the tests

        listening = socket.socket()
        listening.bind(("127.0.0.1", 0))
        self.port = listening.getsockname()[1]
        self.origin = f"http://127.0.0.1:{self.port}"
        settings.LIVE_ORIGINS.append(self.origin)
        config = uvicorn.Config(
            application,
            ws="websockets-sansio",
            ws_per_message_deflate=False,
            ws_max_size=64 * 1024,
            log_level="warning",
            lifespan="off",
            timeout_graceful_shutdown=2,
        )
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(
            target=self.server.run, kwargs={"sockets": [listening]}, daemon=True
        )
        self.thread.start()
        while not self.server.started:
            if not self.thread.is_alive():
                raise RuntimeError("the server did not start")
            threading.Event().wait(0.02)
        return self

    def __exit__(self, *_):
        self.server.should_exit = True
        self.thread.join(10)
        hub._thread.submit(connections.close_all).result(5)
        settings.LIVE_ORIGINS.remove(self.origin)


@dataclass
class Phone:
    """A client: says where it was, takes ranges in order, keeps commands until answered."""

    port: int
    session_pk: int
    cookies: str = ""
    as_: str = ""
    origin: str | None = ""
    last: int = -1
    epoch: str = ""
    frames: list = field(default_factory=list)
    raw: list = field(default_factory=list)
    events: dict = field(default_factory=dict)
    answers: dict = field(default_factory=dict)
    sent: dict = field(default_factory=dict)
    snapshots: int = 0
    resumes: int = 0
    closed: int | None = None
    state: dict | None = None

    @property
    def url(self):
        asked = f"v=1&last={self.last}&epoch={self.epoch}" + (f"&as={self.as_}" if self.as_ else "")
        return f"ws://127.0.0.1:{self.port}/ws/live/{self.session_pk}/?{asked}"

    async def __aenter__(self):
        origin = f"http://127.0.0.1:{self.port}" if self.origin == "" else self.origin
        headers = {"Cookie": self.cookies} if self.cookies else {}
        self.closed = None
        self.ws = await connect(
            self.url,
            origin=origin,
            additional_headers=headers,
            compression=None,
            open_timeout=10,
            close_timeout=1,
            max_size=2**24,
        )
        self.reader = asyncio.create_task(self._read())
        for cmid in list(self.sent):
            await self._send(cmid)
        return self

    async def __aexit__(self, *_):
        await self.ws.close()
        self.reader.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self.reader

    async def _read(self):
        try:
            async for raw in self.ws:
                self.raw.append(raw)
                self._take(json.loads(raw))
        except ConnectionClosed:
            pass
        finally:
            self.closed = self.ws.close_code

    def _take(self, frame):
        self.frames.append(frame)
        kind = frame["t"]
        if kind == "snap":
            self.snapshots += 1
            self.events = {}
            self.epoch, self.last, self.state = frame["epoch"], frame["s"], frame["st"]
            self.state["cards"].update(frame["own"])
        elif kind == "resume":
            self.resumes += 1
        elif kind == "ev":
            if frame["l"] <= self.last:
                return
            assert frame["f"] <= self.last + 1, "a range is missing"
            for event in frame["e"]:
                if event["s"] > self.last:
                    assert event["s"] not in self.events, "an event came twice"
                    self.events[event["s"]] = event
            self.last = frame["l"]
        elif kind in ("ack", "nack"):
            self.answers[frame["c"]] = frame
            if frame.get("code") not in ("rate", "busy", "retry"):
                self.sent.pop(frame["c"], None)

    async def send(self, cmid, kind, page=None, **said):
        frame = {"t": "cmd", "c": cmid, "k": kind, "d": said}
        self.sent[cmid] = {**frame, "exp": page} if page is not None else frame
        await self._send(cmid)

    async def _send(self, cmid):
        await self.ws.send(json.dumps(self.sent[cmid]))

    async def ask(self, cmid, kind, **said):
        await self.send(cmid, kind, **said)
        await until(lambda: cmid in self.answers)
        return self.answers[cmid]


async def until(true, seconds=8.0):
    """Wait until something is so; fail when it is not in time."""
    end = asyncio.get_running_loop().time() + seconds
    while not true():
        assert asyncio.get_running_loop().time() < end, "it did not happen in time"
        await asyncio.sleep(0.01)
