"""The desk and the door of an event, page by page: who may, hostile words, bad input."""

import csv
from io import StringIO

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar
from wagtail.models import Locale

from cms.blocks.events import Thing
from cms.models import EventIndexPage, Registration
from people.models import AuditEvent
from tests.cms import events
from tests.common.payloads import PLAIN
from tests.factories import cms as made
from tests.factories.participation import ProposalFactory
from tests.factories.people import TerritoryFactory, UserFactory
from tests.laid_out import Layout
from thread.queries import thread_of
from thread.refs import Ref

HOSTILE = "<img src=x onerror=boom()>"
LIST = "/fr/events/meeting/registrations/"


@pytest.fixture(autouse=True)
def _nobody_is_counted_yet():
    cache.clear()


def _meeting():
    parent = EventIndexPage.objects.get(slug="events", locale=Locale.get_default())
    events.event(parent, territory=TerritoryFactory(), questions=events.QUESTIONS, capacity=5)


MEETING = Layout(_meeting)


@pytest.fixture
def page(doors):
    MEETING()
    return events.EventPage.objects.get(slug="meeting", locale=Locale.get_default())


@pytest.fixture
def town(page):
    return page.territory


def enter(client, **who):
    person = UserFactory(**who)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return person


def soup(answer):
    return BeautifulSoup(answer.content, "html.parser")


def fields_of(client, path="/fr/events/meeting/register/"):
    form = soup(client.get(path)).select_one("form.form")
    return {
        "text": form.select_one("input[type=text][name^=q-]")["name"],
        "choice": form.select_one("input[type=radio]")["name"],
        "glass": form.select_one("input[type=radio]")["value"],
    }


def send(client, page, **typed):
    names = fields_of(client)
    data = {"name": "Amal", "email": "amal@example.org", names["choice"]: names["glass"], **typed}
    return client.post("/fr/events/meeting/register/", data)


def test_a_stranger_registers_and_learns_the_rest_by_mail(client, page, translated):
    assert "/fr/events/meeting/register/" in client.get("/fr/events/meeting/").content.decode()
    first = send(client, page)
    again = send(client, page, name="Somebody else")

    assert first.status_code == again.status_code == 302
    assert first["Location"] == again["Location"] == "/fr/events/meeting/register/thanks/"
    assert client.get(first["Location"]).status_code == 200
    one = Registration.objects.get()
    assert one.answers[1] | {"key": ""} == {
        "key": "", "question": "Atelier", "answer": "Verre", "value": one.answers[1]["value"],
    }  # fmt: skip
    assert len(events.letters_to("amal")) == 2


def test_the_page_of_the_event_stays_the_same_for_everybody(client, page):
    before = client.get("/fr/events/meeting/")
    events.come(page, "Amal", "Bilal")
    after = client.get("/fr/events/meeting/")

    assert before.content == after.content
    assert not after.cookies
    assert "csrf" not in after.content.decode()


def test_what_is_missing_is_said_at_its_field_and_nothing_typed_is_lost(client, page):
    answer = client.post("/fr/events/meeting/register/", {"name": HOSTILE, "email": "no"})

    assert answer.status_code == 422
    shown = soup(answer)
    assert shown.select_one("#id_name")["value"] == HOSTILE
    assert len(shown.select(".field-error")) == 2
    assert not Registration.objects.exists()


def test_a_signed_in_person_finds_their_name_and_gets_their_ticket(client, page):
    person = enter(client)
    form = soup(client.get("/fr/events/meeting/register/"))
    assert form.select_one("#id_email")["value"] == person.email

    answer = send(client, page, name=person.pseudonym, email=person.email)

    assert answer["Location"].startswith("/fr/events/tickets/")
    assert Registration.objects.get().person == person


def test_a_wrong_code_or_a_full_event_is_a_sentence(client, doors):
    events.event(
        doors["events"], capacity=1, has_waiting_list=False,
        reserved=[("group", {"name": "Groupe", "places": 1, "code": "COOP"})],
    )  # fmt: skip
    path = "/fr/events/meeting/register/"
    typed = {"name": "Amal", "email": "amal@example.org"}

    wrong = client.post(path, {**typed, "code": "X"})
    full = client.post(path, typed)
    right = client.post(path, {**typed, "code": "coop"})

    assert [wrong.status_code, full.status_code, right.status_code] == [409, 409, 302]
    assert soup(wrong).select_one("[role=alert]")


def test_somebody_who_presses_on_and_on_is_stopped(client, page):
    answers = [send(client, page).status_code for _ in range(7)]

    assert answers[:5] == [302] * 5
    assert answers[-1] == 429


def test_closed_and_foreign_doors_are_closed(client, doors):
    events.event(doors["events"], slug="free", takes_registrations=False)

    assert client.get("/fr/events/free/register/").status_code == 404
    assert client.post("/fr/events/free/register/", {}).status_code == 404
    assert client.get("/fr/events/nothing/register/").status_code == 404


def test_the_link_to_cancel_shows_a_button_and_the_button_cancels(client, page):
    (one,) = events.come(page, "Amal")
    path = f"/fr/events/cancel/{one.cancel_token}/"

    for _ in range(2):
        assert soup(client.get(path)).select_one("form button[type=submit]")
    one = Registration.objects.get()
    assert one.is_registered
    client.post(path)
    one = Registration.objects.get()
    assert one.is_cancelled
    assert not soup(client.get(path)).select_one("main form")
    assert client.session.get("_auth_user_id") is None


def test_whoever_waits_leaves_the_waiting_list_by_the_same_link(client, doors):
    waiting = events.event(doors["events"], slug="small", capacity=1)
    seated, waits = events.come(waiting, "Amal", "Bilal")

    mine = soup(client.get(f"/fr/events/cancel/{waits.cancel_token}/")).main.text
    theirs = soup(client.get(f"/fr/events/cancel/{seated.cancel_token}/")).main.text
    client.post(f"/fr/events/cancel/{waits.cancel_token}/")

    assert ("Leave the waiting list" in mine, "You are registered" in mine) == (True, False)
    assert ("Leave the waiting list" in theirs, "You are registered" in theirs) == (False, True)
    assert Registration.objects.get(pk=waits.pk).is_cancelled


def test_a_link_serves_one_purpose_and_one_person(client, page):
    one, other = events.come(page, "Amal", "Bilal")

    for token in (one.ticket_token, other.pk, one.cancel_token[:-1], "x" * 43):
        assert client.get(f"/fr/events/cancel/{token}/").status_code == 404
        assert client.post(f"/fr/events/cancel/{token}/").status_code == 404
    assert client.get(f"/fr/events/tickets/{one.cancel_token}/").status_code == 404
    assert Registration.objects.coming().count() == 2
    assert len({one.ticket_token, one.cancel_token, other.ticket_token}) == 3
    assert len(one.cancel_token) == 43


def test_a_ticket_shows_its_code_and_lets_nobody_else_in(client, page):
    (one,) = events.come(page, "Amal")
    path = f"/fr/events/tickets/{one.ticket_token}/"

    ticket = client.get(path)

    assert soup(ticket).select_one("svg.qr")
    assert not soup(ticket).select_one("main form")
    assert "noindex" in ticket["X-Robots-Tag"]
    # The secret in its address goes to no other host; "no-referrer" would stop its own buttons.
    assert ticket["Referrer-Policy"] == "same-origin"
    assert "/accounts/login/" in client.post(f"{path}check-in/")["Location"]
    enter(client)
    assert client.post(f"{path}check-in/").status_code == 403
    assert Registration.objects.get().checked_in_at is None


def test_an_organiser_opens_the_ticket_and_checks_in(client, page, town):
    (one,) = events.come(page, "Amal")
    path = f"/fr/events/tickets/{one.ticket_token}/"
    organiser = enter(client, organiser=True, territory=town)

    assert soup(client.get(path)).select_one("form.event-check-in button")
    client.post(f"{path}check-in/")
    client.post(f"{path}check-in/")

    one = Registration.objects.get()
    assert one.checked_in_by == organiser
    assert events.date_of(page).checked_in_count == 1
    client.post(f"{path}undo/")
    assert events.date_of(page).checked_in_count == 0


def test_the_page_of_the_event_leads_those_who_run_it_to_the_list(client, page, town):
    def is_led():
        return LIST in client.get("/fr/events/meeting/").content.decode()

    assert not is_led()
    for who in ({}, {"organiser": True, "territory": TerritoryFactory()}, {"translator": True}):
        enter(client, **who)
        assert not is_led(), who
    for who in ({"organiser": True, "territory": town}, {"editor": True}):
        enter(client, **who)
        assert is_led(), who
    page.takes_registrations = False
    events.publish(page)
    assert not is_led()


def test_an_organiser_of_another_territory_sees_nothing(client, page, town):
    (one,) = events.come(page, "Amal")
    doors = [LIST, f"{LIST}{one.pk}/check-in/", f"{LIST}export/", f"{LIST}attendance/"]

    enter(client, organiser=True, territory=TerritoryFactory())
    refused = [client.post(door).status_code for door in doors[1:]] + [client.get(LIST).status_code]
    enter(client, organiser=True, territory=town.parent.parent)
    allowed = client.get(LIST).status_code
    enter(client, facilitator=True, territory=town)
    other_role = client.get(LIST).status_code

    assert set(refused) == {403}
    assert (allowed, other_role) == (200, 403)


def test_the_id_of_another_events_person_opens_nothing(client, doors, page, town):
    other = events.event(doors["events"], slug="other", territory=TerritoryFactory())
    (stranger,) = events.come(other, "Bilal")
    enter(client, organiser=True, territory=town)

    assert client.post(f"{LIST}{stranger.pk}/check-in/").status_code == 404


def test_the_list_checks_in_and_undoes_by_name(client, page, town):
    one, _other = events.come(page, "Amal", "Bilal")
    enter(client, organiser=True, territory=town)

    answer = client.post(f"{LIST}{one.pk}/check-in/?q=am", follow=True)

    assert answer.redirect_chain[0][0] == f"{LIST}?q=am#person-{one.pk}"
    assert soup(answer).select_one("#checked-in").text == "1"
    assert len(soup(answer).select(".event-person")) == 1
    client.post(f"{LIST}{one.pk}/undo/")
    assert events.date_of(page).checked_in_count == 0


def test_hostile_names_and_answers_stay_words_everywhere(client, page, town):
    answers = [{"key": "k", "question": HOSTILE, "answer": "=HYPERLINK(1)", "value": "x"}]
    (one,) = events.come(page, "Amal", answers=answers)
    enter(client, organiser=True, territory=town)

    for name in (*PLAIN[:12], "=cmd|'/c calc'!A1", "+1", "@x", "－1", "a\u202eb"):
        Registration.objects.filter(pk=one.pk).update(name=name[:80])
        ticket, link = one.get_absolute_url(), f"/fr/events/cancel/{one.cancel_token}/"
        for path in (LIST, ticket, link):
            main = soup(client.get(path)).main
            assert not main.select("script, iframe, img, object, embed, [onerror], [onload]")
        table = client.post(f"{LIST}export/").content.decode()
        (row,) = csv.DictReader(StringIO(table.removeprefix("\ufeff")))
        assert not row["name"].startswith(("=", "+", "@", "-", "－"))
    assert table.startswith("\ufeff")
    assert AuditEvent.objects.filter(action="event.list_exported").exists()


def test_a_list_of_thirty_costs_what_a_list_of_one_costs(client, page, town):
    enter(client, organiser=True, territory=town)
    page.capacity = None
    events.publish(page)

    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(LIST).status_code == 200
        return len(queries)

    events.come(page, "Amal")
    one = cost()
    events.come(page, *(f"P{number}" for number in range(29)))
    assert cost() == one


def test_an_organiser_counts_otherwise_and_the_page_says_so(client, page, town):
    events.come(page, "Amal")
    with time_machine.travel(page.ends_at):
        enter(client, organiser=True, territory=town)
        refused = client.post(f"{LIST}attendance/", {"attendance": "40"})
        said = {"attendance": "40", "attendance_reason": "Dans la salle"}
        client.post(f"{LIST}attendance/", said)
        shown = soup(client.get("/fr/events/meeting/"))

    assert refused.status_code == 422
    assert "40" in shown.select_one("#afterwards").parent.text


def test_who_attends_is_not_public(client, page):
    events.come(page, "Marqueur")

    for path in ("", "register/", "register/thanks/", "event.ics"):
        assert "Marqueur" not in client.get(f"/fr/events/meeting/{path}").content.decode()


def test_the_list_is_filtered_by_country_and_mode(client, doors):
    town = TerritoryFactory()
    events.event(doors["events"], slug="here", title="Ici", territory=town)
    events.event(doors["events"], slug="there", title="Là", mode="online")
    country = town.parent.parent.slug

    def titles(query):
        return {card.text.strip() for card in soup(client.get(f"/fr/events/{query}")).select("h3")}

    assert titles(f"?territory={country}") == {"Ici"}
    assert titles("?mode=online") == {"Là"}
    assert titles("?mode=%27%3B--&territory=<script>&page=x") == {"Ici", "Là"}


def test_a_series_asks_for_the_date(client, doors):
    page = events.event(doors["events"], repeats="weekly", repeats_count=3)
    path = "/fr/events/meeting/register/"
    typed = {"name": "Amal", "email": "amal@example.org"}

    assert client.post(path, typed).status_code == 422
    assert client.post(path, {**typed, "date": "9"}).status_code == 422
    assert client.post(path, {**typed, "date": "2"}).status_code == 302
    assert events.date_of(page, 2).registered_count == 1
    (entry,) = Calendar.from_ical(events.letters_to("amal")[0].attachments[0][1]).walk("VEVENT")
    assert entry["UID"].split("@")[0].endswith("-2")


def test_what_came_of_an_event_stands_on_its_page_and_on_the_thread(client, doors):
    proposal = ProposalFactory()
    news = events.publish(made.NewsFactory(parent=doors["news"], title="Suite", picture=None))
    outcomes = [("thing", f"proposal-{proposal.pk}"), ("page", news), ("thing", "service-999")]

    event = events.event(doors["events"], outcomes=outcomes, minutes=[("text", "<p>Décidé.</p>")])
    events.publish(event)
    shown = soup(client.get("/fr/events/meeting/")).select_one("#afterwards").parent

    assert [link.text.strip() for link in shown.select("li a")] == [proposal.title, "Suite"]
    assert "Décidé." in shown.text
    thread = thread_of(Ref("proposal", proposal.pk), AnonymousUser())
    assert event.title in [node.shown.title for node in thread.nodes]


@pytest.mark.parametrize(
    "words", ["/fr/processes/", "proposal-0", "https://example.org/", "x" * 400]
)
def test_an_outcome_nobody_can_read_is_refused(words):
    with pytest.raises(ValidationError):
        Thing().clean(words)


def test_an_outcome_is_named_by_its_address():
    proposal = ProposalFactory()

    address = f"https://noria.example{proposal.get_absolute_url()}"

    assert Thing().clean(address) == f"proposal-{proposal.pk}"
