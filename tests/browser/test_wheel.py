"""The whole wheel, filled with the demo's story, as readers of either direction see it."""

from itertools import cycle

import pytest

from participation.models import Proposal
from people.models import User
from tests.browser.fitting import what_is_lost
from tests.leaks import foreign_words

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

# Of the first view, over the wire, without pictures (principles of the project).
LIGHT = 50_000
HOME = ""
PROCESS = "processes/valencia-neighbourhood-time/"
LIGHT_PAGES = [HOME, PROCESS]
FORCED = {"forced": "active"}

PUBLIC = [
    HOME,
    "project/",
    "about/",
    "accessibility/",
    "news/",
    "news/sfax-first-home-visits/",
    "events/",
    "events/open-day-sfax/",
    "events/codesign-evening/register/",
    "library/",
    "library/the-wheel-turns/",
    "library/transnational-report/",
    "lab/",
    "partners/",
    "questions/",
    "contact/",
    "search/?q=noria",
    "processes/",
    PROCESS,
    "processes/irbid-community-kitchens/ideas/",
    "processes/sfax-home-care/discussion/",
    "processes/valencia-neighbourhood-time/vote/",
    "processes/sfax-home-care/vote/result/",
    "processes/toulouse-2022/vote/result/",
    "services/",
    "services/sfax-neighbourhood-care/",
    "services/sfax-neighbourhood-care/thread/",
    "live/",
    "live/NORIA7/join/",
    "live/SFAX24/report/",
    "accounts/login/",
    "accounts/signup/",
    "demo/",
    "demo/mail/",
]
MINE = {
    "amal@noria.example": ["accounts/", "accounts/profile/"],
    "lucia@noria.example": ["processes/valencia-neighbourhood-time/vote/vote/"],
    "karim@noria.example": ["live/NORIA7/console/", "live/NORIA7/projector/"],
    "dana@noria.example": ["accounts/people/"],
}


# Looks beside French and Arabic on a phone by day: every language with every scheme, and either
# with both widths. Each page is seen in the next one.
LOOKS = [
    (lang, 320 if (at + of_lang) % 2 else 1280, scheme)
    for at, scheme in enumerate(("dark", "forced", "light"))
    for of_lang, lang in enumerate(("ar", "en", "fr", "es", "it"))
]


def test_no_page_of_the_wheel_has_an_accessibility_fault(story, page_for, axe):
    top = Proposal.objects.filter(round__process__slug="sfax-home-care").earliest("pk")
    public = [*PUBLIC, top.get_absolute_url().split("/", 2)[2]]
    for lang in ("fr", "ar"):
        reader = page_for(lang=lang)
        titles = [look(reader, f"/{lang}/{path}", axe) for path in public]
        assert sorted(titles) == sorted(set(titles)), "two pages of one name"
        assert_nothing_is_left_behind(reader)
        for email, paths in MINE.items():
            width = 1280 if email.startswith("karim") else 390
            own = page_for(User.objects.get(email=email), lang=lang, width=width)
            for path in paths:
                look(own, f"/{lang}/{path}", axe)
        # The same server and the same story: filling it again would take longer than weighing.
        for path in LIGHT_PAGES:
            assert weight(page_for(lang=lang), f"/{lang}/{path}") < LIGHT, path
    see_in_other_looks(public, page_for, axe)


def see_in_other_looks(paths, page_for, axe):
    page, faults = page_for(reduced_motion="reduce"), []
    for path, (lang, width, scheme) in zip(paths, cycle(LOOKS), strict=False):
        dark = {"dark": "dark"}.get(scheme, "light")
        page.emulate_media(color_scheme=dark, forced_colors=FORCED.get(scheme, "none"))
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"/{lang}/{path}")
        axe(page)
        faults += what_is_lost(page)
    assert not faults, "\n".join(faults)


def look(page, address, axe):
    answer = page.goto(address)
    assert answer.status == 200, address
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    # Nothing jumps when a picture comes.
    assert page.locator("img:not([width]), img:not([height])").count() == 0, address
    if address.startswith("/ar/"):
        assert not list(foreign_words(page.content())), address
    return page.title()


def assert_nothing_is_left_behind(page):
    """Whoever only reads has nothing of ours on their machine but the lock of a form they saw."""
    assert {cookie["name"] for cookie in page.context.cookies()} <= {"csrftoken"}
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def weight(page, address):
    """Add up the bytes of a first view as they came over the wire, without pictures."""
    network = page.context.new_cdp_session(page)
    kinds, sizes = {}, {}
    network.on("Network.responseReceived", lambda e: kinds.update({e["requestId"]: e["type"]}))
    network.on(
        "Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]})
    )
    network.send("Network.enable")
    page.goto(address, wait_until="networkidle")
    return sum(size for number, size in sizes.items() if kinds.get(number) != "Image")
