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
