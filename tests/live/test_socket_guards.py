"""Who may not do what over a real server and real sockets, and how much."""

import pytest
from django.test import Client
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.factories.people import UserFactory
from tests.live.room import Phone, Room, until
from tests.live.scenarios import console, in_thread, phone, run

pytestmark = pytest.mark.django_db(transaction=True)


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
