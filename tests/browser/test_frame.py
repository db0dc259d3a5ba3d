"""The browser's own test: it opens pages, signs people in, and hears complaints."""

import pytest


@pytest.mark.parametrize("lang", ["fr", "ar"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_wheel_is_accessible_and_does_not_scroll_sideways(page_for, axe, lang, width):
    page = page_for(lang=lang, width=width)

    page.goto(f"/{lang}/wheel/")

    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("html").get_attribute("dir") == ("rtl" if lang == "ar" else "ltr")


def test_a_person_is_signed_in(page_for):
    page = page_for("citizen")

    page.goto("/fr/accounts/")

    assert page.url.endswith("/fr/accounts/")


def test_pages_work_without_javascript(page_for):
    page = page_for(js=False)

    page.goto("/fr/wheel/")

    assert page.locator("h1").count() == 1


def test_motion_stops_for_those_who_ask(page_for):
    page = page_for(reduced_motion="reduce")
    page.goto("/fr/wheel/")
    running = page.evaluate(
        "document.getAnimations().filter((a) => a.playState == 'running').length"
    )
    slow = page.evaluate(
        """[...document.querySelectorAll("*")].map((e) => getComputedStyle(e)).filter((s) =>
            parseFloat(s.transitionDuration) > 0.01 || parseFloat(s.animationDuration) > 0.01
        ).length"""
    )
    assert (running, slow) == (0, 0)
