"""Live sessions as people see them: two browsers and a wall, bad networks, hostile cards."""

import contextlib

import pytest
from django.conf import settings

from participation.models import Proposal
from tests.live.room import Room
from workflows.live.models import Event
from workflows.live.services import replicas
from workflows.live.tokens import cookie_name

PAYLOAD = "<img src=x onerror=alert(1)><script>alert(2)</script>{{ 7*7 }}"


@pytest.fixture(autouse=True)
def _origins_and_boards(site):
    settings.LIVE_ORIGINS.append(site)
    replicas.forget_all()
    yield
    with contextlib.suppress(ValueError):
        settings.LIVE_ORIGINS.remove(site)
    replicas.forget_all()


def guest(page_for, site, room, number=0, **options):
    page = page_for(None, **options)
    page.context.add_cookies(
        [{"name": cookie_name(room.session.pk), "value": room.token(number), "url": site}]
    )
    return page


def enter(page, room, path="", lang="en"):
    page.goto(f"/{lang}/live/{room.session.code}/{path}")
    page.locator("body[data-live=open]").wait_for()
    return page


def add(page, text):
    page.fill("#text", text)
    page.click("[data-compose] button")


def shows(page, text, within="[data-board]"):
    page.locator(f"{within} .note-text", has_text=text).first.wait_for(state="attached")


def test_a_card_travels_from_a_phone_to_a_proposal_draft(page_for, site):
    room = Room()
    one = enter(guest(page_for, site, room, 0), room)
    two = enter(guest(page_for, site, room, 1), room)
    console = enter(page_for(room.karim, width=1280), room, "console/")
    wall = enter(page_for(room.karim, width=1280), room, "projector/")

    add(one, "A nurse of the neighbourhood")
    add(two, PAYLOAD)
    for page in (one, two, console, wall):
        shows(page, "A nurse of the neighbourhood")
        shows(page, PAYLOAD)
        assert page.locator("[data-board] img").count() == 0
    assert one.input_value("#text") == ""
    shows(one, "A nurse of the neighbourhood", "[data-mine-list]")

    console.locator(".note", has_text="A nurse").locator("input[name=cards]").check()
    console.fill("#grouping input[name=title]", "Care at home")
    console.get_by_role("button", name="Make the group").click()
    for page in (one, wall):
        page.locator("[data-group] h3", has_text="Care at home").wait_for(state="attached")

    card = console.locator(".note", has_text="A nurse")
    card.locator("summary").click()
    card.get_by_role("button", name="Make it a proposal draft").click()
    console.locator(".note", has_text="A nurse").locator(".note-draft:not([hidden])").wait_for()
    assert Proposal.objects.get().title == "A nurse of the neighbourhood"

    console.get_by_text("End the session").click()
    console.get_by_role("button", name="End it for everybody").click()
    for page in (one, two, console):
        page.wait_for_url("**/report/")


def test_a_phone_in_a_tunnel_keeps_its_cards_and_sends_them_once(page_for, site):
    room = Room()
    phone = enter(guest(page_for, site, room, 0, complaints_fail=False), room)
    other = enter(guest(page_for, site, room, 1), room)
    # No browser cuts an open socket when it is told to be offline: close it as a tunnel would.
    phone.context.set_offline(True)
    phone.evaluate("window.dispatchEvent(new Event('offline'))")
    add(other, "Written outside")
    add(phone, "Written in the tunnel")
    shows(phone, "Written in the tunnel", "[data-mine-list]")
    phone.context.set_offline(False)
    shows(other, "Written in the tunnel")
    shows(phone, "Written outside")
    phone.reload()
    shows(phone, "Written in the tunnel")
    assert Event.objects.filter(payload__text="Written in the tunnel").count() == 1
    assert phone.evaluate("localStorage.length") == 0


def test_words_are_kept_over_a_reload_while_the_server_is_away(page_for, site):
    room = Room()
    phone = guest(page_for, site, room, 0, complaints_fail=False)
    enter(phone, room)
    phone.route_web_socket("**/ws/live/**", lambda socket: socket.close(code=1013))
    kept = '[["k1",{"t":"cmd","c":"k1","k":"card.add","d":{"text":"Kept","language":"en"}}]]'
    name = f"noria-live-{room.session.pk}-{room.guests[0].pk}"
    phone.evaluate("([name, kept]) => localStorage.setItem(name, kept)", [name, kept])
    phone.reload()
    phone.wait_for_timeout(300)
    assert not Event.objects.filter(cmid="k1").exists()

    again = phone.context.new_page()
    enter(again, room)
    shows(again, "Kept")
    assert Event.objects.filter(cmid="k1").count() == 1


def test_where_sockets_are_blocked_forms_work_as_forms(page_for, site):
    room = Room()
    phone = guest(page_for, site, room, 0, complaints_fail=False)
    phone.route_web_socket("**/ws/live/**", lambda socket: socket.close(code=1013))
    phone.goto(f"/en/live/{room.session.code}/")
    add(phone, "By plain form")
    shows(phone, "By plain form")
    assert Event.objects.filter(payload__text="By plain form").count() == 1


def test_without_scripts_the_room_and_the_console_work(page_for, site):
    room = Room()
    phone = guest(page_for, site, room, 0, js=False)
    phone.goto(f"/en/live/{room.session.code}/")
    add(phone, "Without scripts")
    shows(phone, "Without scripts")
    console = page_for(room.karim, width=1280, js=False)
    console.goto(f"/en/live/{room.session.code}/console/")
    console.locator("[data-board] input[name=cards]").check()
    console.fill("#grouping input[name=title]", "Plain")
    console.get_by_role("button", name="Make the group").click()
    console.locator("[data-group] h3", has_text="Plain").wait_for()


def test_the_board_is_worked_by_keyboard_alone(page_for):
    room = Room()
    room.add(room.guests[0], "Shade")
    console = enter(page_for(room.karim, width=1280), room, "console/")
    box = console.locator("[data-board] input[name=cards]")
    box.focus()
    console.keyboard.press("Space")
    console.focus("#grouping input[name=title]")
    console.keyboard.type("Cool places")
    console.keyboard.press("Tab")
    console.keyboard.press("Enter")
    console.locator("[data-group] h3", has_text="Cool places").wait_for()
    summary = console.locator(".note summary").first
    summary.focus()
    console.keyboard.press("Enter")
    console.keyboard.press("Tab")
    console.keyboard.press("Enter")
    console.locator(".note .note-draft:not([hidden])").wait_for()


def test_new_cards_are_announced_politely_and_seldom(page_for, site):
    room = Room()
    phone = enter(guest(page_for, site, room, 0), room)
    phone.evaluate(
        """() => {
            window.said = [];
            const place = document.querySelector("[data-announce]");
            new MutationObserver(() => said.push(place.textContent))
                .observe(place, {childList: true});
        }"""
    )
    for number in range(6):
        room.add(room.guests[1], f"Card {number}")
        shows(phone, f"Card {number}")
    assert phone.evaluate("said.length") == 1


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_no_page_of_a_session_has_an_accessibility_fault(page_for, site, axe, lang):
    room = Room()
    card = room.add(room.guests[0], "Plus d'ombre", language="fr")
    room.add(room.guests[1], "مزيد من الظل", language="ar")
    room.do(room.facilitator, "group.create", title="Ombre", cards=[card])
    public = page_for(None, lang=lang)
    for path in ("", f"{room.session.code}/join/"):
        public.goto(f"/{lang}/live/{path}")
        axe(public)
    phone = enter(guest(page_for, site, room, 0, lang=lang), room, lang=lang)
    phone.locator("[data-all] summary").first.click()
    axe(phone)
    for page in ("console/", "projector/"):
        axe(enter(page_for(room.karim, width=1280, lang=lang), room, page, lang=lang))
    room.do(room.facilitator, "session.end")
    public.goto(f"/{lang}/live/{room.session.code}/report/")
    axe(public)
