"""A citizen registers on an Arabic phone without script; an organiser checks them in by code."""

import re

import pytest
from django.core import mail

from cms.services import setup_site
from tests.cms import events
from tests.factories.cms import EventIndexFactory
from tests.factories.people import TerritoryFactory, UserFactory

pytestmark = pytest.mark.slow


def test_from_registering_to_the_door(page_for, axe, site, settings):
    settings.WAGTAILADMIN_BASE_URL = site
    town = TerritoryFactory()
    index = events.publish(EventIndexFactory(parent=setup_site()))
    event = events.event(
        index, territory=town, title="لقاء الحيّ", questions=events.QUESTIONS, capacity=3
    )

    phone = page_for(lang="ar", js=False)
    phone.goto("/ar/events/meeting/")
    phone.locator("a[href$='/events/meeting/register/']").click()
    phone.locator("form.form button").click()
    assert phone.locator("[role=alert]").is_visible()
    phone.locator("#id_name").fill("هدى")
    phone.locator("#id_email").fill("houda@example.org")
    phone.locator("input[type=radio]").first.check()
    phone.locator("form.form button").click()
    assert phone.url.endswith("/register/thanks/")

    (letter,) = mail.outbox
    assert letter.to == ["houda@example.org"]
    assert letter.attachments[0][0] == "event.ics"
    ticket = re.search(rf"{site}/ar/events/tickets/\S+", letter.body)[0]
    phone.goto(ticket)
    assert phone.locator("svg.qr").is_visible()

    door = page_for(UserFactory(organiser=True, territory=town), lang="ar")
    door.goto(ticket)
    button = door.locator(".event-check-in button")
    assert button.bounding_box()["height"] >= 48
    axe(door)
    button.focus()
    door.keyboard.press("Enter")
    door.locator("[role=status]").wait_for()
    assert events.date_of(event).checked_in_count == 1

    door.goto("/ar/events/meeting/registrations/")
    axe(door)
    assert door.locator("#checked-in").inner_text() == "1"
    assert door.evaluate("document.documentElement.scrollWidth <= innerWidth")
    door.locator(".event-person button").press("Enter")
    door.wait_for_load_state()
    assert events.date_of(event).checked_in_count == 0


def test_a_reader_elsewhere_sees_the_hour_in_their_own_time(page_for, axe):
    index = events.publish(EventIndexFactory(parent=setup_site()))
    events.event(index, zone="Asia/Amman")

    there = page_for(timezone_id="Asia/Amman")
    there.goto("/fr/events/meeting/")
    assert not there.locator("[data-your-time]").first.is_visible()

    elsewhere = page_for(timezone_id="Africa/Tunis")
    elsewhere.goto("/fr/events/meeting/")
    assert elsewhere.locator("[data-your-time]").first.is_visible()
    axe(elsewhere)
