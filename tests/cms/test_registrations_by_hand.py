"""Organisers put people on the list, people are forgotten, editors are warned."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import timezone

from cms.models import Registration
from cms.services.adding import add_by_hand
from cms.services.registrations import forget_person
from common.exceptions import RuleBroken
from people.models import AuditEvent
from people.services import forgetting
from people.services.exports import export_of
from tests.cms import events
from tests.factories.people import TerritoryFactory, UserFactory

HOSTILE = "<img src=x onerror=boom()>"
ADD = "/fr/events/meeting/registrations/add/"
GROUP = [("group", {"name": "Coopératives", "places": 1, "code": "COOP"})]


@pytest.fixture
def page(doors):
    return events.event(
        doors["events"],
        territory=TerritoryFactory(),
        questions=events.QUESTIONS,
        capacity=3,
        reserved=GROUP,
    )


@pytest.fixture
def editor(client):
    person = UserFactory(editor=True)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return person


def soup(answer):
    return BeautifulSoup(answer.content, "html.parser")


def test_an_organiser_adds_who_telephoned(client, page, editor, mailoutbox):
    assert soup(client.get("/fr/events/meeting/registrations/")).find(
        "a", href="/fr/events/meeting/registrations/add/?date=0"
    )
    form = soup(client.get(ADD)).select_one("form.form")
    asked = {field["name"] for field in form.select("[name]")}
    assert {"name", "email", "language", "group"} <= asked
    assert "code" not in asked

    answer = client.post(ADD, {"name": HOSTILE, "language": "fr"}, follow=True)

    one = Registration.objects.get()
    assert (one.state, one.email, one.person) == ("registered", "", None)
    assert not mailoutbox
    assert answer.redirect_chain[0][0].endswith(f"#person-{one.pk}")
    assert not soup(answer).find_all("img", src="x")
    assert HOSTILE in soup(answer).text
    assert AuditEvent.objects.get(action="event.person_added").actor == editor

    places = str(page.occurrences.get().places.get(name="Coopératives").pk)
    typed = {"name": "Bilal", "email": "Bilal@Example.org", "language": "ar", "group": places}
    client.post(ADD, typed)
    (letter,) = mailoutbox
    assert letter.to == ["bilal@example.org"]
    assert Registration.objects.get(name="Bilal").places.name == "Coopératives"
    # Two without an address are two people.
    client.post(ADD, {"name": "Chiara", "language": "it"})
    assert Registration.objects.filter(email="").count() == 2


def test_what_cannot_be_is_said_and_nothing_typed_is_lost(client, page, editor):
    events.come(page, "Amal")

    for typed, status in (
        ({"name": "", "email": "amal"}, 422),
        ({"name": "A" * 99, "language": "fr"}, 422),
        ({"name": "Bilal", "language": "xx"}, 422),
        ({"name": "Bilal", "language": "fr", "group": "0"}, 422),
        ({"name": "Bilal", "language": "fr", "email": "AMAL@example.org"}, 409),
    ):
        answer = client.post(ADD, typed)
        assert answer.status_code == status, typed
        form = soup(answer).select_one("form.form")
        assert form.select_one("[role=alert], .form-errors")
        assert form.select_one("[name=name]").get("value", "") == typed["name"]
    assert Registration.objects.count() == 1


def test_the_desk_may_be_closed_but_there_is_no_place_too_many(page, editor):
    date = events.date_of(page)
    said = {"occurrence": date, "by": editor, "language": "fr"}
    page.registration_closes_at = timezone.now() - timedelta(days=1)
    page.has_waiting_list = False
    events.publish(page)
    first = add_by_hand(name="Amal", **said)
    with time_machine.travel(date.starts_at + timedelta(minutes=5)):
        second = add_by_hand(name="Bilal", **said)
        with pytest.raises(RuleBroken):
            add_by_hand(name="Chiara", **said)
    with time_machine.travel(date.ends_at + timedelta(minutes=1)), pytest.raises(RuleBroken):
        add_by_hand(name="Dana", group=date.places.get(name="Coopératives"), **said)

    assert {first.state, second.state} == {"registered"}
    assert events.date_of(page).registered_count == 2


def test_who_goes_is_taken_off_all_lists_and_nobody_else(page, editor):
    amal = UserFactory(email="amal@example.org")
    events.come(page, "Amal", "Bilal", "Chiara")
    add_by_hand(
        occurrence=events.date_of(page), name="Dana", by=editor, language="fr",
        group=page.occurrences.get().places.get(name="Coopératives"),
    )  # fmt: skip
    assert [row["name"] for row in export_of(amal)["event_registrations"]] == ["Amal"]

    forgetting.forget_everywhere(person=amal)
    forgetting.forget_everywhere(person=amal)

    left = dict(Registration.objects.values_list("name", "state"))
    assert left == {"Bilal": "registered", "Chiara": "registered", "Dana": "registered"}
    bilal = UserFactory(email="bilal@example.org")
    bilal.delete()
    # An account without an address is not everybody without one.
    forget_person(UserFactory.build(email="", pk=0))
    assert set(Registration.objects.values_list("name", flat=True)) == {"Chiara", "Dana"}


def test_editors_are_warned_before_people_come_in_vain(client, doors, page, editor):
    events.come(page, "Amal", "Bilal", "Chiara")
    stand_in = type(page).objects.get(slug="meeting", locale__language_code="es")

    def warned(path):
        parts = soup(client.get(path)).select(".messages li, .help-warning")
        return [part for part in parts if "3" in part.text]

    for path in (
        f"/cms/pages/{page.pk}/delete/",
        f"/cms/pages/{page.pk}/unpublish/",
        f"/cms/pages/{doors['events'].pk}/unpublish/",
        f"/cms/bulk/wagtailcore/page/unpublish/?next=%2Fcms%2F&id={page.pk}",
        f"/cms/bulk/wagtailcore/page/delete/?next=%2Fcms%2F&id={page.pk}",
    ):
        assert warned(path), path
    assert not warned(f"/cms/pages/{stand_in.pk}/delete/")
    assert not warned(f"/cms/pages/{doors['news'].pk}/unpublish/")
    with time_machine.travel(page.ends_at + timedelta(minutes=1)):
        client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
        assert not warned(f"/cms/pages/{page.pk}/unpublish/")
