"""The protocol over a real server and real sockets."""

import asyncio
import json

import pytest
from asgiref.sync import sync_to_async
from django.db import connections
from django.test import Client
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.factories.people import UserFactory
from tests.live.room import Phone, Room, until
from workflows.live.board.sight import FACILITATORS, ROOM, view
from workflows.live.models import Event
from workflows.live.services.replicas import state_seen_by

pytestmark = pytest.mark.django_db(transaction=True)


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


@pytest.mark.parametrize(
    "origin",
    [
        None,
        "null",
        "https://evil.example",
        "http://127.0.0.1:1",
        "http://127.0.0.1.evil.example",
        "http://127.0.0.1@evil.example",
        "https://127.0.0.1:{port}",
        "http://localhost:{port}",
    ],
)
def test_sockets_open_only_from_our_own_pages(server, origin):
    room = Room()
    named = origin and origin.format(port=server.port)

    async def meet():
        with pytest.raises(InvalidStatus) as refused:
            async with phone(server, room, 0, origin=named):
                pass
        async with phone(server, room, 0) as ours:
            await until(lambda: ours.snapshots)
        return refused.value.response.status_code

    assert run(meet()) == 403


def test_two_origins_are_none(server):
    room = Room()

    async def meet():
        url = phone(server, room).url
        headers = [("Origin", "https://evil.example"), ("Cookie", room.cookies_of_guest(0))]
        with pytest.raises(InvalidStatus) as refused:
            await connect(url, origin=server.origin, additional_headers=headers)
        return refused.value.response.status_code

    assert run(meet()) in (400, 403)


def test_outsiders_hear_nothing_and_guests_of_another_room_neither(server):
    room, other = Room(), Room()
    stranger = UserFactory(facilitator=True)
    keys = ["", other.cookies_of_guest(0), room.cookies_of(stranger), f"live-{room.session.pk}=x"]

    async def meet():
        outcomes = []
        for cookies in keys:
            async with Phone(server.port, room.session.pk, cookies) as outsider:
                await until(lambda o=outsider: o.closed is not None)
                outcomes.append((outsider.closed, outsider.frames))
        async with Phone(server.port, 10**15, room.cookies_of_guest(0)) as lost:
            await until(lambda: lost.closed is not None)
            outcomes.append((lost.closed, lost.frames))
        async with phone(server, room, 0, as_="projector") as climber:
            await until(lambda: climber.closed is not None)
            outcomes.append((climber.closed, climber.frames))
        return outcomes

    assert run(meet()) == [(4401, [])] * 6


def test_covered_cards_never_leave_the_server_for_others(server):
    room = Room(rules={"visibility": "own_until_reveal"})

    async def meet():
        async with (
            phone(server, room, 0) as author,
            phone(server, room, 1) as other,
            console(server, room, as_="projector") as wall,
            console(server, room) as karim,
        ):
            everybody = (author, other, wall, karim)
            await until(lambda: all(p.snapshots for p in everybody))
            await author.ask("k", "card.add", text="zaytouna-secret", language="fr")
            await author.ask("l", "card.edit", card="2", text="zaytouna-secret again")
            async with phone(server, room, 1) as late:
                await until(lambda: late.snapshots and late.last >= 3)
                before = [*other.raw, *wall.raw, *late.raw]
            await until(lambda: all(p.last >= 3 for p in everybody))
            seen = [*author.raw, *karim.raw]
            await karim.ask("r", "activity.reveal", activity=str(room.activity.pk))
            await until(lambda: all(p.last >= 4 for p in everybody))
            return before, seen, other.raw, wall.raw

    before, seen, other, wall = run(meet())
    assert "zaytouna" not in "".join(before)
    assert "zaytouna-secret again" in "".join(seen)
    assert "zaytouna-secret again" in other[-1]
    assert "zaytouna-secret again" in "".join(wall)


def test_hidden_words_are_not_told_to_those_who_come_back(server):
    room = Room()

    async def meet():
        away = phone(server, room, 1)
        async with away:
            await until(lambda: away.snapshots)
        async with phone(server, room, 0) as author, console(server, room) as karim:
            await until(lambda: author.snapshots and karim.snapshots)
            await author.ask("a", "card.add", text="a-name-and-number", language="fr")
            await karim.ask("h", "card.hide", card="2", reason="Names a person")
            async with away:
                await until(lambda: away.last >= 3)
            return away

    away = run(meet())
    assert away.resumes == 1
    assert "a-name-and-number" not in "".join(away.raw)
    assert "Names a person" in "".join(away.raw)


def test_a_projector_sees_what_the_room_sees_and_does_nothing(server):
    room = Room()

    async def meet():
        async with console(server, room, as_="projector") as wall:
            await until(lambda: wall.snapshots)
            return await wall.ask("x", "card.add", text="From the wall", language="en")

    assert run(meet())["code"] == "forbidden"


@pytest.mark.parametrize(
    "how", ["shown out", "sign out", "password", "switched off", "role", "end"]
)
def test_who_loses_their_right_loses_their_socket(server, how):
    room = Room()
    member = UserFactory()
    from workflows.live.services.doors import join  # noqa: PLC0415

    place, _ = join(session=room.session, name="", language="fr", user=member)
    browser = Client()
    browser.force_login(member)
    cookies = f"sessionid={browser.cookies['sessionid'].value}"

    def lose():
        if how == "shown out":
            room.do(room.facilitator, "person.remove", person=str(place.pk))
        elif how == "sign out":
            browser.logout()
        elif how == "password":
            member.set_password("another")
            member.save()
        elif how == "switched off":
            type(member).objects.filter(pk=member.pk).update(is_active=False)
        elif how == "role":
            room.karim.groups.clear()
        else:
            room.do(room.facilitator, "session.end")

    async def meet():
        who = (
            console(server, room) if how == "role" else Phone(server.port, room.session.pk, cookies)
        )
        async with who, phone(server, room, 0) as stays:
            await until(lambda: who.snapshots and stays.snapshots)
            await in_thread(lose)
            await until(lambda: who.closed is not None, seconds=5)
            return who.closed, stays.closed

    assert run(meet()) == ((4404, 4404) if how == "end" else (4403, None))


def test_a_flood_is_slowed_and_others_are_not(server):
    room = Room()

    async def meet():
        async with phone(server, room, 0) as flood, phone(server, room, 1) as calm:
            await until(lambda: flood.snapshots and calm.snapshots)
            for n in range(150):
                await flood.send(f"f{n}", "card.add", text=f"{n}", language="en")
            ack = await calm.ask("calm", "card.add", text="Me too", language="en")
            await until(lambda: len(flood.answers) == 150)
            refused = [a for a in flood.answers.values() if a.get("code") == "rate"]
            flood.sent.clear()
            for n in range(400):
                try:
                    await flood.ws.send(f'{{"t":"ping","n":{n}}}')
                except ConnectionClosed:
                    break
            await until(lambda: flood.closed is not None)
            return ack, len(refused), flood.closed, calm.closed

    ack, refused, flood, calm = run(meet())
    assert ack["t"] == "ack"
    assert refused > 80
    assert (flood, calm) == (4429, None)


def test_one_person_holds_only_so_many_sockets(server):
    room = Room()

    async def meet():
        phones = [phone(server, room, 0) for _ in range(9)]
        opened = [await one.__aenter__() for one in phones]
        await until(lambda: all(one.snapshots or one.closed for one in opened))
        async with phone(server, room, 1) as other:
            await until(lambda: other.snapshots)
        codes = [one.closed for one in opened]
        for one in opened:
            await one.__aexit__()
        return codes

    assert run(meet()).count(4429) == 3


def test_rubbish_is_answered_and_harms_nobody(server):
    room = Room()
    rubbish = [
        "",
        "{",
        "[]",
        "null",
        '"x"',
        '{"t":1}',
        '{"t":"cmd"}',
        '{"t":"cmd","c":"","k":"card.add"}',
        '{"t":"cmd","c":"x","k":["card.add"]}',
        '{"t":"ping","n":1e400}',
        '{"t":"ping","n":NaN}',
        '{"t":"websocket.disconnect"}',
        '{"t":"live.bell","to":99}',
        "[" * 30000,
        '{"t":"cmd","c":"y","k":"card.add","d":{"text":"\\u0000","language":"en"}}',
        '{"t":"cmd","c":"z","k":"dispatch","d":{}}',
        '{"t":"cmd","c":"w","k":"activity.open","d":{"activity":{"a":1}}}',
        '{"t":"cmd","c":"v","k":"card.add","d":{"text":"\\ud800","language":"en"}}',
    ]

    async def meet():
        for sent in rubbish:
            async with phone(server, room, 0) as one:
                await until(lambda o=one: o.snapshots)
                await one.ws.send(sent)
                await until(lambda o=one: o.frames[-1]["t"] == "nack")
        closed = []
        for sent in (b"\x00\xff", "x" * 70_000):
            async with phone(server, room, 0) as one:
                await until(lambda o=one: o.snapshots)
                await one.ws.send(sent)
                await until(lambda o=one: o.closed is not None)
                closed.append(one.closed)
        async with phone(server, room, 0) as one:
            await until(lambda: one.snapshots)
            return closed, await one.ask("ok", "card.add", text="Fine", language="en")

    closed, ack = run(meet())
    assert closed == [1003, 1009]
    assert ack["t"] == "ack"


def test_an_old_page_is_told_to_reload(server):
    room = Room()

    async def meet():
        url = phone(server, room).url.replace("v=1", "v=0")
        headers = {"Cookie": room.cookies_of_guest(0)}
        async with connect(url, origin=server.origin, additional_headers=headers) as ws:
            await ws.wait_closed()
            return ws.close_code

    assert run(meet()) == 4426


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
