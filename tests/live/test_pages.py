"""The pages: doors, room, console, projector, report. Everything here works without scripts."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from participation.models import Proposal
from participation.services.proposals import change_draft, publish_draft
from tests.factories.live import ParticipantFactory, SessionFactory
from tests.factories.people import UserFactory
from tests.live.room import Room
from workflows.live.models import Event, Participant, Session
from workflows.live.tokens import cookie_name

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'--{{ 7*7 }}\u202e"


@pytest.fixture(autouse=True)
def _nobody_has_guessed_yet():
    cache.clear()


def page_of(response):
    return BeautifulSoup(response.content, "html.parser")


def guest_browser(room, number=0):
    client = Client()
    client.cookies[cookie_name(room.session.pk)] = room.token(number)
    return client


def karims_browser(room):
    client = Client()
    client.force_login(room.karim)
    return client


def address(room, page=""):
    return f"/en/live/{room.session.code}/{page}"


def command(client, room, kind, page="room", **said):
    data = {"kind": kind, "page": page, **said}
    return client.post(address(room, "commands/"), data)


# Doors ------------------------------------------------------------------------------------


def test_anybody_joins_by_code_with_a_name_and_without_an_account(client):
    room = Room(guests=0)
    typed = f" {room.session.code[:3].lower()}-{room.session.code[3:]} "
    found = client.get("/en/live/", {"code": typed})
    assert found["Location"] == address(room)
    assert client.get(address(room))["Location"] == address(room, "join/")

    joined = client.post(address(room, "join/"), {"name": "Zia Concetta", "language": "it"})
    place = Participant.objects.get(session=room.session, name="Zia Concetta")

    assert joined["Location"] == address(room)
    cookie = joined.cookies[cookie_name(room.session.pk)]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie.value not in place.token_hash
    assert "First ideas" in client.get(address(room)).text


def test_lists_and_the_room_door_hand_out_no_cookie():
    room = Room(guests=0)
    for path in ("/en/live/", address(room), f"/live/{room.session.code.lower()}"):
        assert not Client().get(path).cookies


def test_in_production_the_token_is_locked_to_the_host(client, settings):
    settings.SESSION_COOKIE_SECURE = True
    room = Room(guests=0)
    response = client.post(address(room, "join/"), {"name": "Amal", "language": "ar"}, secure=True)
    cookie = response.cookies[f"__Host-live-{room.session.pk}"]
    assert (cookie["secure"], cookie["path"]) == (True, "/")


def test_a_name_of_nothing_but_invisible_signs_is_refused_and_kept(client):
    room = Room(guests=0)
    response = client.post(address(room, "join/"), {"name": "\u200b\u200b", "language": "it"})
    assert response.status_code == 422
    assert page_of(response).select_one("option[value=it]").has_attr("selected")
    assert not Participant.objects.exclude(user=room.karim).exists()


def test_people_with_an_account_join_as_themselves_once(client):
    room = Room(guests=0)
    amal = UserFactory()
    client.force_login(amal)
    for _ in range(2):
        response = client.post(address(room, "join/"), {"name": "Not me", "language": "ar"})
        assert response.status_code == 302
    assert [p.name for p in Participant.objects.filter(user=amal)] == [amal.pseudonym]
    assert cookie_name(room.session.pk) not in response.cookies


def test_a_session_for_accounts_asks_strangers_to_sign_in(client):
    room = Room(guests=0, access=Session.Access.ACCOUNT)
    page = client.get(address(room, "join/"))
    assert "/accounts/login/?next=" in page.text
    assert not page_of(page).select("form[method=post]")
    response = client.post(address(room, "join/"), {"name": "Amal", "language": "ar"})
    assert response.status_code == 409


def test_codes_cannot_be_guessed(client):
    room = Room(guests=1, access=Session.Access.CODE)
    answers = [client.get("/en/live/", {"code": f"ZZZZ{n:02d}"}).status_code for n in range(5)]
    answers += [client.get(f"/en/live/ZZZZ{n:02d}/").status_code for n in range(10, 210)]
    assert answers[:10] == [422] * 5 + [404] * 5
    assert set(answers[10:]) == {429}

    # From there not even the right code opens the door; those who are in stay in.
    assert client.get(address(room)).status_code == 429
    assert client.get("/en/live/", {"code": room.session.code}).status_code == 429
    assert guest_browser(room).get(address(room)).status_code == 200
    assert client.get(address(room), REMOTE_ADDR="203.0.113.9").status_code == 302
    # A public session is listed anyway.
    assert client.get(address(Room(guests=0))).status_code == 302


def test_the_clock_closes_the_door(client):
    room = Room(guests=1, closes_at=timezone.now() + timedelta(hours=1))
    Session.objects.filter(pk=room.session.pk).update(closes_at=timezone.now())
    assert client.get(address(room))["Location"] == address(room, "report/")
    assert client.post(address(room, "join/"), {"language": "fr"}).status_code == 409
    guest = guest_browser(room)
    assert command(guest, room, "card.add", text="Late", language="en").status_code == 409


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_costs_the_same_for_any_number(client, count):
    for _ in range(count):
        SessionFactory()
        SessionFactory(upcoming=True)
        room = Room(guests=1)
        card = room.add(room.guests[0])
        room.do(room.facilitator, "card.promote", card=card)
        room.do(room.facilitator, "session.end")
    client.get("/en/live/")
    with CaptureQueriesContext(connection) as queries:
        response = client.get("/en/live/")
    assert response.status_code == 200
    assert len(queries) == 7


def test_past_sessions_come_page_by_page(client):
    start = timezone.now() - timedelta(days=9)
    SessionFactory.create_batch(45, starts_at=start, ended_at=start + timedelta(hours=2))
    seen, url = [], "/en/live/"
    while url:
        page = page_of(client.get(url))
        seen += [a["id"] for a in page.select("article.card")]
        following = page.select_one("a[rel=next]")
        url = following and "/en/live/" + following["href"]
    assert len(seen) == len(set(seen)) == 45
    for odd in ("x", "_", "2026-01-01_1", "2026-01-01T00:00:00+00:00_9" + "9" * 40, "é_1"):
        assert client.get("/en/live/", {"before": odd}).status_code == 200


# The room -----------------------------------------------------------------------------------


def test_a_card_by_form_is_kept_and_seen_after_a_reload():
    room = Room()
    one, two = guest_browser(room, 0), guest_browser(room, 1)
    response = command(one, room, "card.add", text="More shade", language="en", cmid="form-1")
    again = command(one, room, "card.add", text="More shade", language="en", cmid="form-1")

    assert response["Location"] == again["Location"] == address(room)
    assert Event.objects.filter(session=room.session, kind="card.add").count() == 1
    assert "More shade" in two.get(address(room)).text
    mine = page_of(one.get(address(room))).select("[data-mine-list] .note")
    assert len(mine) == 1
    edit = mine[0].select_one("input[value='card.edit']").find_parent("form")
    card = edit.select_one("input[name=card]")["value"]
    command(one, room, "card.edit", card=card, text="Much more shade")
    assert "Much more shade" in two.get(address(room)).text
    command(one, room, "card.remove", card=card)
    assert "Much more shade" not in two.get(address(room)).text


@pytest.mark.parametrize(("text", "status"), [("", 422), ("x" * 301, 422), ("\u200b", 422)])
def test_a_refused_card_keeps_what_was_typed_and_says_why(text, status):
    room = Room()
    response = command(guest_browser(room), room, "card.add", text=text, language="ar")
    page = page_of(response)
    assert response.status_code == status
    assert page.select_one("#text-error").get_text(strip=True)
    assert page.select_one("#text").text.lstrip("\n") == text
    assert page.select_one("option[value=ar]").has_attr("selected")


def test_a_closed_step_answers_409_and_keeps_the_words():
    room = Room()
    guest = guest_browser(room)
    room.do(room.facilitator, "activity.close", activity=str(room.activity.pk))
    response = command(guest, room, "card.add", text="A moment too late", language="en")
    assert response.status_code == 409
    assert "A moment too late" in response.text


def test_strangers_and_the_shown_out_are_led_to_the_door(client):
    room = Room()
    assert command(client, room, "card.add", text="x", language="en")["Location"].endswith("join/")
    guest = guest_browser(room)
    room.do(room.facilitator, "person.remove", person=str(room.guests[0].pk))
    response = command(guest, room, "card.add", text="x", language="en")
    assert response["Location"] == address(room, "join/")
    assert Event.objects.filter(session=room.session, kind="card.add").count() == 0


def test_forms_need_their_token():
    room = Room()
    strict = Client(enforce_csrf_checks=True)
    strict.cookies[cookie_name(room.session.pk)] = room.token(0)
    response = command(strict, room, "card.add", text="x", language="en")
    assert response.status_code == 403
    assert strict.post(address(room, "join/"), {"language": "fr"}).status_code == 403


def test_others_see_nothing_of_covered_cards_on_any_page():
    room = Room(rules={"visibility": "own_until_reveal"})
    command(guest_browser(room, 0), room, "card.add", text="zaytouna", language="en")
    assert "zaytouna" in guest_browser(room, 0).get(address(room)).text
    assert "zaytouna" not in guest_browser(room, 1).get(address(room)).text
    karim = karims_browser(room)
    assert "zaytouna" not in karim.get(address(room, "projector/")).text
    assert "zaytouna" in karim.get(address(room, "console/")).text
    room.do(room.facilitator, "session.end")
    assert "zaytouna" not in Client().get(address(room, "report/")).text


def test_hostile_words_stay_words():
    room = Room()
    ParticipantFactory(session=room.session, name=HOSTILE[:60])
    card = room.add(room.guests[0], HOSTILE)
    room.do(room.facilitator, "group.create", title=HOSTILE[:80], cards=[card])
    room.do(room.facilitator, "card.hide", card=card, reason=HOSTILE)
    Session.objects.filter(pk=room.session.pk).update(title_en=HOSTILE, summary_en=HOSTILE)
    karim = karims_browser(room)
    pages = [
        Client().get("/en/live/"),
        Client().get(address(room, "join/")),
        guest_browser(room).get(address(room)),
        *(karim.get(address(room, page)) for page in ("console/", "projector/")),
    ]
    room.do(room.facilitator, "session.end")
    for response in (*pages, Client().get(address(room, "report/"))):
        assert response.status_code == 200
        assert "<script>alert" not in response.text
        assert not page_of(response).select("[onerror]")


# The console ----------------------------------------------------------------------------------


def test_the_console_and_the_wall_are_for_the_sessions_own_facilitators():
    room = Room()
    others = [None, UserFactory(), UserFactory(facilitator=True), UserFactory(administrator=True)]
    for user in others:
        browser = Client()
        if user:
            browser.force_login(user)
        for page in ("console/", "projector/", "cards/2/draft/"):
            assert browser.get(address(room, page)).status_code == 404
        assert command(browser, room, "activity.close", activity="1").status_code == 302
    guest = guest_browser(room)
    assert guest.get(address(room, "console/")).status_code == 404
    refused = command(guest, room, "session.end")
    assert refused.status_code == 403
    karim = karims_browser(room)
    assert karim.get(address(room, "console/")).status_code == 200
    assert karim.get(address(room, "projector/")).status_code == 200


def test_a_session_is_run_by_forms_alone():
    room = Room(opened=False)
    karim, guest = karims_browser(room), guest_browser(room)
    step = {"activity": str(room.activity.pk)}
    assert "Nothing to do yet" in guest.get(address(room)).text

    command(karim, room, "activity.open", page="console", **step)
    for text in ("Shade", "Benches"):
        command(guest, room, "card.add", text=text, language="en")
    keys = [
        c["data-card"]
        for c in page_of(karim.get(address(room, "console/"))).select("[data-board] [data-card]")
    ]
    made = command(karim, room, "group.create", page="console", title="Cool places", cards=keys)
    assert made["Location"] == address(room, "console/")
    command(karim, room, "card.promote", page="console", card=keys[0])
    draft = Proposal.objects.get()
    lead = karim.get(address(room, f"cards/{keys[0]}/draft/"))
    assert str(draft.pk) in lead["Location"]
    ended = command(karim, room, "session.end", page="console")
    assert karim.get(ended["Location"])["Location"] == address(room, "report/")


def test_a_page_turned_twice_is_refused_with_a_sentence():
    room = Room()
    karim = karims_browser(room)
    stale = {"activity": str(room.activity.pk), "exp": "0"}
    response = command(karim, room, "activity.close", page="console", **stale)
    assert response.status_code == 409
    assert "Somebody else" in response.text


@pytest.mark.parametrize("count", [1, 30])
def test_console_and_room_cost_the_same_for_any_number_of_cards_and_people(count):
    room = Room(guests=count)
    for guest in room.guests:
        room.add(guest)
    for browser, page, queries in (
        (karims_browser(room), "console/", 9),
        (guest_browser(room), "", 5),
    ):
        browser.get(address(room, page))
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(address(room, page)).status_code == 200
        assert len(captured) == queries


def test_the_join_address_follows_the_host(settings):
    settings.ALLOWED_HOSTS = ["192.168.1.20", "testserver"]
    room = Room()
    karim = karims_browser(room)
    page = karim.get(address(room, "projector/"), HTTP_HOST="192.168.1.20:8106")
    assert f"192.168.1.20:8106/live/{room.session.code}" in page.text
    assert page_of(page).select_one("svg.qr")


# The report -----------------------------------------------------------------------------------


def test_the_report_shows_what_became_of_the_cards(client):
    room = Room()
    card = room.add(room.guests[0], "A nurse of the neighbourhood")
    room.do(room.facilitator, "card.promote", card=card)
    draft = Proposal.objects.get()
    room.do(room.facilitator, "session.end")

    assert "being written out" in client.get(address(room, "report/")).text
    change_draft(proposal=draft, author=room.karim, title="A nurse round the corner", text="Twice.")
    publish_draft(proposal=Proposal.objects.get(), author=room.karim)
    report = client.get(address(room, "report/")).text
    assert "A nurse round the corner" in report
    assert "A nurse round the corner" in client.get("/en/live/").text


def test_the_thread_leads_back_to_the_card():
    from thread.queries import thread_of  # noqa: PLC0415
    from thread.refs import Ref  # noqa: PLC0415

    room = Room()
    card = room.add(room.guests[0], "A nurse")
    room.do(room.guests[0], "card.edit", card=card, text="A nurse of the neighbourhood")
    room.do(room.facilitator, "card.promote", card=card)
    proposal = Proposal.objects.get()
    titles = [
        node.shown.title for node in thread_of(Ref("proposal", proposal.pk), room.karim).nodes
    ]
    assert "A nurse of the neighbourhood" in titles
    assert room.session.title in titles

    room.do(room.facilitator, "card.hide", card=card, reason="Names a person")
    nodes = thread_of(Ref("proposal", proposal.pk), room.karim).nodes
    assert [node.kind for node in nodes] == ["session", "proposal"]
