"""The server of a live session dies in mid-sentence: nothing acknowledged is lost or doubled."""

import asyncio
import contextlib
import random

import pytest

from tests.faults.processes import Process
from tests.live.room import Phone, Room, until
from workflows.live.models import Event

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


async def come_back(phone, stop):
    """Do what the browser does: come back with full jitter until told to stop."""
    while not stop.is_set():
        try:
            async with phone:
                while phone.closed is None and not stop.is_set():  # noqa: ASYNC110
                    await asyncio.sleep(0.02)
        except Exception:  # noqa: BLE001 -- the server is away
            phone.closed = None
        await asyncio.sleep(random.uniform(0, 0.5))


async def talk(phone, number, turns):
    for turn in range(turns):
        cmid = f"p{number}-{turn}"
        frame = {
            "t": "cmd",
            "c": cmid,
            "k": "card.add",
            "d": {"text": f"Card {turn} of {number}", "language": "en"},
        }
        phone.sent[cmid] = frame
        with contextlib.suppress(Exception):  # It is kept, and sent again when the server is back.
            await phone._send(cmid)
        await asyncio.sleep(0.25)


def test_kill_9_twice_in_mid_session_loses_and_doubles_nothing():
    room = Room(guests=12, rules={"cards_per_person": 500})
    server = Process().start()

    async def meet():
        phones = [Phone(server.port, room.session.pk, room.cookies_of_guest(n)) for n in range(12)]
        stop = asyncio.Event()
        lives = [asyncio.create_task(come_back(phone, stop)) for phone in phones]
        await until(lambda: all(phone.snapshots for phone in phones), seconds=30)
        talks = [asyncio.create_task(talk(phone, n, 40)) for n, phone in enumerate(phones)]
        for _ in range(2):
            await asyncio.sleep(2.5)
            await asyncio.to_thread(server.kill)
            await asyncio.to_thread(server.start)
        await asyncio.gather(*talks)
        await until(lambda: all(not phone.sent for phone in phones), seconds=60)
        head = max(answer["s"] for phone in phones for answer in phone.answers.values())
        await until(lambda: all(phone.last >= head for phone in phones), seconds=30)
        stop.set()
        await asyncio.gather(*lives)
        return phones, head

    try:
        phones, head = asyncio.run(asyncio.wait_for(meet(), 240))
    finally:
        server.kill()

    rows = list(Event.objects.filter(session=room.session).order_by("seq"))
    assert [row.seq for row in rows] == list(range(1, head + 1))
    assert len(rows) == 1 + 12 * 40
    kept = {(str(row.actor_id), row.cmid): row.seq for row in rows}
    for number, phone in enumerate(phones):
        place = str(room.guests[number].pk)
        for cmid, answer in phone.answers.items():
            assert kept[place, cmid] == answer["s"]
        assert sorted(phone.events) == list(range(2, head + 1))
        assert phone.resumes >= 1
