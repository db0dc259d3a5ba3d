"""An organiser makes a process and opens it, on a phone and without JavaScript."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import expect

from participation.models import Process
from tests.factories.people import TerritoryFactory, UserFactory

ROOM = ("", "process/", "themes/", "invitations/", "rounds/", "rounds/ideas/")
ROUND = ("rounds/ideas/edit/", "rounds/ideas/carry/", "rounds/vote/ballot/")


def test_an_organiser_makes_a_process_and_opens_it_without_javascript(page_for):
    TerritoryFactory(name="Sfax")
    page = page_for("organiser", lang="en", js=False)
    page.goto("/en/processes/")
    page.get_by_role("link", name="Make a process").click()
    page.get_by_label("Title (English)").fill("Home care")
    page.get_by_label("The question (English)").fill("How do we help elderly people stay home?")
    page.get_by_label("Territory").select_option(label="Sfax")
    page.get_by_role("button", name="Begin the draft").click()
    expect(page.get_by_text("No round is open or will open.")).to_be_visible()

    page.get_by_role("link", name="Mend it: No round").click()
    page.get_by_text("Ideas, then vote on a budget").click()
    page.get_by_label("The first one opens on").fill(str(localdate() + timedelta(days=7)))
    page.get_by_role("button", name="Lay them out").click()
    page.get_by_role("link", name="Mend it: Proposals need themes").click()
    page.get_by_label("Name (English)").fill("Health")
    page.get_by_role("button", name="Add this theme").click()
    page.get_by_role("link", name="Organiser’s room").click()
    page.get_by_role("button", name="Open the process").click()
    expect(page.get_by_text("The process is open.")).to_be_visible()
    stranger = page_for(lang="en")
    stranger.goto("/en/processes/")
    expect(stranger.get_by_role("link", name="Home care")).to_be_visible()


@pytest.mark.slow
def test_the_room_is_accessible_in_arabic(page_for, axe):
    organiser = UserFactory(organiser=True)
    page = page_for(organiser, lang="ar")
    page.goto("/ar/processes/new/")
    axe(page)
    process = Process.objects.create(
        slug="care", title="رعاية", languages=["ar"], territory=TerritoryFactory()
    )
    Process.objects.filter(pk=process.pk).update(access="invitation")
    process.organisers.add(organiser)
    process.invitations.create(person=organiser)
    page.goto("/ar/processes/care/room/rounds/")
    page.locator("input[name=template][value=budget]").check()
    page.locator("input[name=starts_on]").fill(str(localdate() + timedelta(days=7)))
    page.locator("main button.button").first.click()
    for part in (*ROOM, *ROUND):
        page.goto(f"/ar/processes/care/room/{part}")
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
