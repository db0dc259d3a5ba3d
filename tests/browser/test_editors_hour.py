"""An editor's hour: from the first word of an event to the guest at its door."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import expect
from wagtail.models import Page

from cms.models import EventPage, Registration
from cms.services import setup_site
from tests.browser.test_editing import translator_of, write
from tests.factories import cms as made
from tests.factories.people import TerritoryFactory, UserFactory

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

TITLE, ARABIC = "Réunion du quartier", "اجتماع الحيّ"
# What an editor wrote, in the order in which a translator meets it.
SAID = (ARABIC, "تعالوا بأفكاركم.", "صفاقس", "ثلاثة أسئلة وقهوة.")
AS_TYPED = "%Y-%m-%d %H:%M"


@pytest.fixture(autouse=True)
def _wagtails_screens_ask_as_they_like(settings):
    settings.ZEAL_ALLOWLIST = [{"model": "*"}]


@pytest.fixture
def town():
    return TerritoryFactory()


@pytest.fixture
def agenda():
    """Make a site whose list of events is empty, in every language."""
    index = made.EventIndexFactory(parent=setup_site(), title="Agenda")
    index.save_revision().publish()
    return index


def test_an_editors_hour(page_for, agenda, town):
    now = timezone.localtime()
    author = page_for("editor", width=1280)
    event = announce(author, agenda, town, starts=now + timedelta(days=3))
    translate(author, page_for(translator_of("ar"), lang="ar", width=1280), event)
    schedule(author, event, now + timedelta(hours=1))
    state = send_for_review(author, event)
    assert approves(page_for("editor", width=1280), event, state)
    assert_home_says(page_for, shown=False)

    with time_machine.travel(now + timedelta(hours=1, minutes=2)):
        call_command("publish_scheduled")
        assert_home_says(page_for, shown=True)
        ticket = register(page_for("citizen", lang="ar", js=False))
        checks_in(page_for(UserFactory(organiser=True, territory=town)), ticket)


def announce(author, agenda, town, *, starts):
    author.goto(f"/cms/pages/add/cms/eventpage/{agenda.pk}/")
    author.locator("#id_title").fill(TITLE)
    author.locator("#id_summary").fill("Venez avec vos idées.")
    author.locator("#id_zone").select_option("Africa/Tunis")
    author.locator("#id_starts_at").fill(starts.strftime(AS_TYPED))
    author.locator("#id_ends_at").fill((starts + timedelta(hours=2)).strftime(AS_TYPED))
    author.keyboard.press("Escape")
    author.locator("#id_place").fill("Sfax")
    author.locator("#id_territory").select_option(str(town.pk))
    author.locator("#id_takes_registrations").check()
    write(author, "Trois questions et du café.")
    author.locator("button.action-save").first.click()
    author.wait_for_url("**/edit/")
    return EventPage.objects.get(title=TITLE)


def translate(author, translator, event):
    """Let the author ask for Arabic, and a translator who may publish nothing write it."""
    author.goto(f"/cms/localize/submit/page/{event.pk}/")
    author.get_by_label("Arabe").check()
    with author.expect_navigation():
        author.locator("main form [type=submit]").last.click()
    arabic = Page.objects.get(translation_key=event.translation_key, locale__language_code="ar")
    translator.goto(f"/cms/pages/{arabic.pk}/edit/")
    words = translator.locator(".js-translation-editor")
    for said in SAID:
        words.get_by_role("button", name="ترجمة", exact=True).first.click()
        words.locator("textarea").fill(said)
        words.get_by_role("button", name="حفظ").click()
        expect(words.locator("textarea")).to_have_count(0)
    assert not translator.locator("button[value=publish]").count()


def schedule(author, event, moment):
    author.goto(f"/cms/pages/{event.pk}/edit/")
    author.locator("[data-side-panel-toggle=status]").click()
    author.locator("[data-a11y-dialog-show=schedule-publishing-dialog]").first.click()
    dialog = author.locator("#schedule-publishing-dialog")
    dialog.locator("#id_go_live_at").fill(moment.strftime(AS_TYPED))
    with author.expect_navigation():
        # By key: the calendar lies over the button, and Escape would take the dialog with it.
        dialog.locator("button[type=submit]").press("Enter")


def send_for_review(author, event):
    author.goto(f"/cms/pages/{event.pk}/edit/")
    author.get_by_role("button", name="Plus d'actions").click()
    with author.expect_navigation():
        author.locator("button[name=action-submit]").click()
    event.refresh_from_db()
    state = event.current_workflow_task_state
    assert state
    assert not event.live
    return state


def approves(reviewer, event, state):
    """Find what waits on the dashboard, open it and approve it; nothing of it was written here."""
    reviewer.goto("/cms/")
    expect(reviewer.get_by_text(TITLE).first).to_be_visible()
    reviewer.goto(f"/cms/pages/{event.pk}/edit/")
    reviewer.get_by_role("button", name="Plus d'actions").click()
    with reviewer.expect_navigation():
        reviewer.locator("[data-workflow-action-name=approve]").first.click()
    state.refresh_from_db()
    return state.status == "approved"


def assert_home_says(page_for, *, shown):
    for language, title in (("fr", TITLE), ("ar", ARABIC)):
        reader = page_for(lang=language)
        reader.goto(f"/{language}/")
        expect(reader.get_by_text(title)).to_have_count(int(shown))


def register(phone):
    """Register by the Arabic page without a script; return the address the ticket's code holds."""
    phone.goto("/ar/")
    phone.get_by_text(ARABIC).click()
    phone.locator("a[href$='/register/']").click()
    phone.locator("form.form button").click()
    assert phone.locator("svg.qr").is_visible()
    assert Registration.objects.get().person is not None
    return phone.url


def checks_in(door, ticket):
    door.goto(ticket)
    door.locator(".event-check-in button").click()
    expect(door.locator("[role=status]")).to_be_visible()
    assert Registration.objects.get().checked_in_at
