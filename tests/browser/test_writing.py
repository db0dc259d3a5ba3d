"""Writing a proposal with JavaScript: saved while it is typed, and a point put by keyboard."""

import pytest
from django.utils.translation import override
from playwright.sync_api import expect

from participation.models import Proposal
from tests.factories.participation import ProposalFactory, RoundFactory
from tests.factories.people import UserFactory


@pytest.fixture
def writer():
    return UserFactory(language="en")


def propose(round_, lang="en"):
    with override(lang):
        return f"{round_.get_absolute_url()}propose/"


def point(page):
    return [page.locator(f"#id_{name}").input_value() for name in ("latitude", "longitude")]


@pytest.mark.slow
def test_words_are_saved_while_they_are_typed_and_when_the_net_comes_back(page_for, writer):
    page = page_for(writer, lang="en", complaints_fail=False)
    page.goto(propose(RoundFactory()))
    told = page.locator("[data-keeping]")

    page.locator("#id_title").fill("A garden")
    expect(told).to_contain_text("Saved at", timeout=10_000)
    assert Proposal.objects.get().title == "A garden"

    page.context.set_offline(True)
    page.locator("#id_text").fill("Behind the school.")
    expect(told).to_contain_text("No connection", timeout=10_000)
    page.context.set_offline(False)
    expect(told).to_contain_text("Saved at", timeout=15_000)
    draft = Proposal.objects.get()
    assert draft.text == "Behind the school."
    # The address is the draft's own now: reloading loses nothing and begins nothing anew.
    page.reload()
    assert page.locator("#id_text").input_value() == "Behind the school."


def test_a_point_is_put_on_the_map_by_keyboard_and_by_mouse(page_for, writer, axe):
    page = page_for(writer, lang="ar", width=390)
    page.goto(propose(RoundFactory(), "ar"))
    page.locator("form.form summary").click()
    coast = page.locator("[data-point] .map-drawing")

    coast.focus()
    for key in ("+", "+", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    by_keyboard = point(page)
    assert all(float(degree) for degree in by_keyboard)
    coast.click(position={"x": 40, "y": 40})
    by_mouse = point(page)
    assert by_mouse != by_keyboard
    axe(page)


def test_the_pages_of_writing_have_no_accessibility_fault(page_for, writer, axe):
    round_ = RoundFactory()
    draft = ProposalFactory(draft=True, author=writer, round=round_, language="en")
    page = page_for(writer, lang="ar", width=390)
    with override("ar"):
        for tail in ("edit/", "preview/"):
            page.goto(f"{draft.get_absolute_url()}{tail}")
            axe(page)
