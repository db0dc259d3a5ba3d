"""A vote in a real browser: with and without JavaScript, in two directions, by keyboard's means."""

import pytest

from participation.models import BallotOutbox
from participation.services.voting import close_round, publish_result
from tests.factories.voting import VoteFactory, filled, time_is_over


def address(vote, lang, tail=""):
    return f"/{lang}/processes/{vote.round.process.slug}/{vote.round.slug}/{tail}"


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lang", "width", "js"), [("fr", 390, False), ("ar", 390, True), ("fr", 1280, True)]
)
def test_a_citizen_votes_and_every_page_is_accessible(page_for, axe, lang, width, js):
    vote = VoteFactory(max_cost=100_000)
    page = page_for("citizen", lang=lang, width=width, js=js)

    def look():
        if js:
            axe(page)
            assert fits(page)

    page.goto(address(vote, lang))
    look()
    page.locator("main .action a.button").click()
    look()
    page.locator("main form button").click()
    code = page.locator("[data-code]").inner_text()
    look()
    page.locator("input[value=bench]").check()
    page.locator("input[value=clinic]").check()
    if js:
        assert "800" in page.locator("[data-total]").inner_text()
    page.locator("button[value=review]").click()
    page.locator(".ballot-sum").first.wait_for()
    look()
    page.locator("button[value=cast]").click()
    page.locator("section.ticket").wait_for()
    look()

    assert page.locator("[data-code]").inner_text() != code
    assert BallotOutbox.objects.get().content == ["bench", "clinic"]


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_the_result_is_accessible(page_for, axe, lang):
    vote = VoteFactory()
    filled(vote, ["clinic", "garden"], ["clinic"], ["garden"], ["bench"])
    time_is_over(vote)
    close_round(round_=vote.round)
    publish_result(round_=vote.round)
    page = page_for(lang=lang)

    page.goto(address(vote, lang, "result/"))

    axe(page)
    assert fits(page)
    assert page.locator(".winners li").count() == 2
