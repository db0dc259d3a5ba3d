"""The components in a real browser: nothing hostile runs, everybody can use them."""

import pytest

from common.text import clean_html
from tests.common.payloads import PAYLOADS

JUDGE = """async (texts) => {
  window.boomed = [];
  const believed = [];
  for (const [at, text] of texts.entries()) {
    window.boom = () => believed.push(at);
    window.alert = window.boom;
    const box = document.createElement("div");
    document.body.append(box);
    box.innerHTML = text;
    box.innerHTML = box.innerHTML;
    await new Promise((done) => setTimeout(done, 15));
    for (const link of box.querySelectorAll("a, button, p, [tabindex], input")) {
      link.target = "";
      link.addEventListener("click", (event) => {
        if (!/^javascript:/i.test(link.href?.baseVal ?? link.href ?? "")) event.preventDefault();
      });
      for (const kind of ["mouseover", "focus"]) link.dispatchEvent(new Event(kind));
      link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    }
    await new Promise((done) => setTimeout(done, 15));
    box.remove();
  }
  return [...new Set(believed)];
}"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.slow
def test_no_hostile_text_runs_and_the_judge_can_tell(chromium):
    page = chromium.new_page()
    page.set_content("<main></main>")

    assert len(PAYLOADS) >= 54
    assert page.evaluate(JUDGE, [clean_html(text) for text in PAYLOADS]) == []
    assert len(page.evaluate(JUDGE, PAYLOADS)) >= 25
    page.close()


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_everybody_can_use_it(page_for, axe, lang, scheme):
    for width in (320, 1280):
        page = page_for(lang=lang, width=width, color_scheme=scheme, reduced_motion="reduce")
        for door in ("styleguide", "wheel"):
            page.goto(f"/{lang}/{door}/")

            axe(page)
            assert page.evaluate(SIDEWAYS) <= 0


def test_the_first_key_reaches_the_skip_link(page_for):
    page = page_for()
    page.goto("/fr/wheel/")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hash") == "#main"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_menu_opens_and_closes_by_keyboard(page_for):
    page = page_for()
    page.goto("/fr/wheel/")

    page.locator(".menu > summary").press("Enter")
    assert page.locator(".menu-panel").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator(".menu-panel").is_visible()
    assert page.evaluate("document.activeElement.matches('.menu > summary')")


def test_menu_and_languages_work_without_script(page_for):
    page = page_for(lang="ar", js=False)
    page.goto("/ar/wheel/")

    page.locator(".menu > summary").click()
    assert page.locator(".menu-panel a[href='/ar/live/']").is_visible()
    page.locator(".menu > summary").click()
    page.locator(".drop > summary").click()
    page.locator(".drop-list a[lang=es]").click()
    assert page.url.endswith("/es/wheel/")


@pytest.mark.parametrize(("lang", "forward"), [("fr", "ArrowRight"), ("ar", "ArrowLeft")])
def test_tabs_follow_the_arrows_in_reading_direction(page_for, lang, forward):
    page = page_for(lang=lang)
    page.goto(f"/{lang}/styleguide/")
    first, second = page.locator("[role=tab]").all()

    assert page.locator("#sg-result").is_visible()
    assert not page.locator("#sg-recount").is_visible()
    first.press(forward)
    assert second.get_attribute("aria-selected") == "true"
    assert page.locator("#sg-recount").is_visible()


def test_without_script_every_tab_stands_open(page_for):
    page = page_for(js=False)
    page.goto("/fr/styleguide/")

    assert page.locator("#sg-result").is_visible()
    assert page.locator("#sg-recount").is_visible()


def test_a_dialog_holds_the_focus_and_gives_it_back(page_for):
    page = page_for()
    page.goto("/fr/styleguide/")

    page.locator("[data-opens]").click()
    assert page.evaluate("document.activeElement.closest('dialog')?.id") == "sg-dialog"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.hasAttribute('data-opens')")


def test_arabic_is_mirrored_and_clocks_are_not(page_for):
    page = page_for(lang="ar", width=1280)
    page.goto("/ar/styleguide/")

    brand, tools = (
        page.locator(f".header-bar > {part}").bounding_box() for part in (".brand", ".header-tools")
    )
    assert brand["x"] > tools["x"]
    turned, clock = (
        page.locator(f"{place} .icon").first.evaluate("e => getComputedStyle(e).scale")
        for place in (".pagination", ".badge")
    )
    assert (turned, clock) == ("-1 1", "none")
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).letterSpacing") in (
        "normal",
        "0px",
    )


def test_what_a_finger_must_hit_is_large_enough(page_for):
    page = page_for()
    page.goto("/fr/styleguide/")

    small = page.eval_on_selector_all(
        ".button, .tool, .tabs-list a, .site-footer li a",
        "all => all.filter(e => e.offsetHeight && e.offsetHeight < 44).map(e => e.outerHTML)",
    )
    assert small == []
