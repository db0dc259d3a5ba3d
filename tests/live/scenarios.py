"""Who takes part in a scenario over sockets, and how it is run."""

import asyncio

from asgiref.sync import sync_to_async
from django.db import connections

from tests.live.room import Phone


def phone(server, room, number=0, **more):
    return Phone(server.port, room.session.pk, room.cookies_of_guest(number), **more)


def console(server, room, **more):
    return Phone(server.port, room.session.pk, room.keys, **more)


async def in_thread(work, *arguments, **named):
    def run():
        try:
            return work(*arguments, **named)
        finally:
            connections.close_all()

    return await sync_to_async(run, thread_sensitive=False)()


def run(scenario):
    """Run an asynchronous scenario; what it needs of the database was made before."""
    return asyncio.run(asyncio.wait_for(scenario, 30))
