"""The protocol over a real server and real sockets."""

import json

import pytest

from tests.live.room import Room, until
from tests.live.scenarios import console, in_thread, phone, run
from workflows.live.board.sight import FACILITATORS, ROOM, view
from workflows.live.models import Event
from workflows.live.services.replicas import state_seen_by

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_card_reaches_everybody_after_it_is_kept(server):
    room = Room()

    async def meet():
        async with phone(server, room, 0) as one, phone(server, room, 1) as two:
            await until(lambda: one.snapshots and two.snapshots)
            ack = await one.ask("k1", "card.add", text="Plus d'ombre", language="fr")
            await until(lambda: two.last >= ack["s"])
            return ack, two.events[ack["s"]], one.frames[0]

    ack, event, snap = run(meet())
    assert ack == {"t": "ack", "c": "k1", "s": 2}
    assert (event["k"], event["d"]["text"], event["n"]) == (
        "card.add",
        "Plus d'ombre",
        room.guests[0].name,
    )
    assert snap["you"]["id"] == str(room.guests[0].pk)
    assert Event.objects.filter(session=room.session, seq=2, cmid="k1").exists()


def test_whoever_was_away_resumes_where_they_were(server):
    room = Room()

    async def meet():
        away = phone(server, room, 0)
        async with away, phone(server, room, 1) as other:
            await until(lambda: away.snapshots and other.snapshots)
        async with phone(server, room, 1) as other:
            await until(lambda: other.snapshots)
            for n in range(5):
                await other.ask(f"o{n}", "card.add", text=f"Card {n}", language="en")
            away.sent["mine"] = {
                "t": "cmd",
                "c": "mine",
                "k": "card.add",
                "d": {"text": "Written in the tunnel", "language": "en"},
            }
            async with away:
                await until(lambda: "mine" in away.answers and away.last >= 7)
            async with away:
                away.sent["mine"] = {
                    "t": "cmd",
                    "c": "mine",
                    "k": "card.add",
                    "d": {"text": "Written in the tunnel", "language": "en"},
                }
                await away._send("mine")
                await until(lambda: away.answers["mine"].get("dup"))
            told = dict(away.events)
            away.epoch = "another-life"
            async with away:
                await until(lambda: away.snapshots == 2)
        return away, told

    away, told = run(meet())
    assert away.resumes == 2
    assert sorted(told) == [2, 3, 4, 5, 6, 7]
    assert Event.objects.filter(session=room.session).count() == 7


def test_a_form_post_reaches_the_sockets_at_once(server):
    room = Room()

    async def meet():
        async with phone(server, room, 0) as one:
            await until(lambda: one.snapshots)
            await in_thread(room.add, room.guests[1], "By form")
            await until(lambda: one.last >= 2)
            return one.events[2]["d"]["text"]

    assert run(meet()) == "By form"


def test_what_other_processes_write_is_found_by_the_doorbell_or_the_poll(server):
    from workflows.live.services.log import commit  # noqa: PLC0415
    from workflows.live.services.replicas import Replica  # noqa: PLC0415

    room = Room()
    elsewhere = Replica(room.session.pk)

    async def meet():
        async with phone(server, room, 0) as one:
            await until(lambda: one.snapshots)
            wish = room.wish(room.guests[1], "card.add", text="Elsewhere", language="en")
            await in_thread(commit, elsewhere, [wish])
            await until(lambda: one.last >= 2, seconds=5)

    run(meet())


def test_every_client_ends_with_the_board_it_may_see(server):
    room = Room(guests=3)

    async def meet():
        phones = [phone(server, room, n) for n in range(3)]
        karim = console(server, room)
        for one in (*phones, karim):
            await one.__aenter__()
        await until(lambda: all(p.snapshots for p in (*phones, karim)))
        for n in range(8):
            await phones[n % 3].send(f"c{n}", "card.add", text=f"Card {n}", language="en")
        await until(lambda: karim.last >= 9)
        await karim.ask("g", "group.create", title="Shade", cards=["2", "3"])
        await karim.ask("m", "card.move", card="4", group="10", after="2")
        await until(lambda: all(p.last >= 11 for p in (*phones, karim)))
        for one in (*phones, karim):
            await one.__aexit__()
        return phones, karim

    phones, karim = run(meet())
    from workflows.live.board.state import Happened, apply  # noqa: PLC0415

    for one, audience in [*((p, ROOM) for p in phones), (karim, FACILITATORS)]:
        for event in one.events.values():
            apply(
                one.state,
                Happened(event["s"], event["k"], event["a"], event["d"], event["at"], event["n"]),
            )
        actor = one.frames[0]["you"]["id"]
        assert one.state == json.loads(json.dumps(state_seen_by(room.session.pk, audience, actor)))
    assert view is not None


def test_presence_counts_for_all_and_names_for_facilitators(server):
    room = Room()

    async def meet():
        async with console(server, room) as karim, phone(server, room, 0) as one:
            await until(lambda: karim.snapshots and one.snapshots)
            async with phone(server, room, 1):
                await until(
                    lambda: (
                        any(f["t"] == "pres" and f["n"] == 3 for f in karim.frames)
                        and any(f["t"] == "pres" and f["n"] == 3 for f in one.frames)
                    )
                )
            return karim.raw, one.raw

    karim, one = run(meet())
    assert room.guests[1].name in "".join(karim)
    assert room.guests[1].name not in "".join(one)
