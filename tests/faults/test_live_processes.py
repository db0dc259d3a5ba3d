"""Two processes of the site hold one session together, with Redis, without, and in between."""

import asyncio

import pytest

from tests.faults.processes import Process, Redis
from tests.live.room import Phone, Room, until
from tests.needs import tool
from workflows.live.models import Event

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


async def say(phones, round_):
    """Let everybody write at once; return when everybody has every card."""
    for number, phone in enumerate(phones):
        await phone.send(f"{round_}-{number}", "card.add", text=f"{round_}", language="en")
    await until(lambda: all(not phone.sent for phone in phones), seconds=20)
    head = max(answer["s"] for phone in phones for answer in phone.answers.values())
    await until(lambda: all(phone.last >= head for phone in phones), seconds=20)


def numbers(room):
    return list(
        Event.objects.filter(session=room.session).order_by("seq").values_list("seq", flat=True)
    )


def meet(room, servers, scenario):
    async def run():
        phones = [
            Phone(servers[n % 2].port, room.session.pk, room.cookies_of_guest(n)) for n in range(6)
        ]
        for phone in phones:
            await phone.__aenter__()
        await until(lambda: all(phone.snapshots for phone in phones), seconds=30)
        await scenario(phones)
        for phone in phones:
            await phone.__aexit__()
        return phones

    try:
        return asyncio.run(asyncio.wait_for(run(), 120))
    finally:
        for server in servers:
            server.kill()


def test_without_redis_the_log_alone_keeps_two_processes_together():
    room = Room(guests=6)

    async def scenario(phones):
        for round_ in range(3):
            await say(phones, round_)

    phones = meet(room, [Process().start(), Process().start()], scenario)
    assert numbers(room) == list(range(1, 20))
    assert all(sorted(phone.events) == list(range(2, 20)) for phone in phones)


@pytest.mark.needs_redis
def test_redis_dies_and_comes_back_empty_and_nobody_misses_anything(tmp_path):
    room = Room(guests=6)
    redis = Redis(tool("redis"), tmp_path).start()

    async def scenario(phones):
        await say(phones, "before")
        await asyncio.to_thread(redis.kill)
        await say(phones, "away")
        await asyncio.to_thread(redis.start)
        await say(phones, "back")

    servers = [Process(REDIS_URL=redis.url).start() for _ in range(2)]
    try:
        phones = meet(room, servers, scenario)
    finally:
        redis.kill()
    assert numbers(room) == list(range(1, 20))
    assert all(sorted(phone.events) == list(range(2, 20)) for phone in phones)
