"""The whole wheel, filled with the demo's story, as readers of either direction see it."""

import os
from collections import Counter
from itertools import cycle

import pytest
from django.conf import settings
from django.utils import timezone

from cms.services import setup_site
from cms.standing.last_check import Check, note
from participation.models import Proposal
from people.models import User
from tests.browser.fitting import what_is_lost
from tests.browser.sniffer import second_opinion
from tests.leaks import foreign_words

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

# Of the first view, over the wire, without pictures (principles of the project).
LIGHT = 50_000
HOME = ""
PROCESS = "processes/valencia-neighbourhood-time/"
LIGHT_PAGES = [HOME, PROCESS]
FORCED = {"forced": "active"}
FOUND_BY = """() => ({
  title: document.title.length > 10,
  description: document.querySelector("meta[name=description]")?.content.length > 10,
  "address of its own": document.querySelector("link[rel=canonical]")?.href.startsWith("http"),
  "word of its other languages": document.querySelectorAll("link[hreflang]").length > 1,
  "zoom": !document.querySelector("meta[name=viewport]").content.match(/user-scal|maximum/),
})"""

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


def test_no_page_of_the_wheel_has_an_accessibility_fault(translations, story, page_for, axe):
    top = Proposal.objects.filter(round__process__slug="sfax-home-care").earliest("pk")
    public = [*PUBLIC, top.get_absolute_url().split("/", 2)[2]]
    faults = []
    for lang in ("fr", "ar"):
        reader, titles = page_for(lang=lang), []
        for path in public:
            faults += look(reader, f"/{lang}/{path}", axe)
            faults += what_engines_miss(reader)
            titles.append(reader.title())
        faults += [f"{lang}: two pages of one name: {name}" for name in twice(titles)]
        assert_nothing_is_left_behind(reader)
        for email, paths in MINE.items():
            width = 1280 if email.startswith("karim") else 390
            own = page_for(User.objects.get(email=email), lang=lang, width=width)
            for path in paths:
                faults += look(own, f"/{lang}/{path}", axe)
        # The same server and the same story: filling it again would take longer than weighing.
        for path in LIGHT_PAGES:
            weighs = weight(page_for(lang=lang), f"/{lang}/{path}")
            faults += [f"{lang} {path}: {weighs} bytes"] if weighs >= LIGHT else []
    faults += in_other_looks(public, page_for, axe)
    assert not faults, "\n".join(faults)
    if os.environ.get("NORIA_NOTE_CHECK"):
        note(Check(timezone.localdate(), len(public), reader.evaluate("axe.version")))


ARE_THERE = """() => {
  const tracks = [...document.querySelectorAll("video track")];
  tracks.forEach((track) => { track.track.mode = "showing"; });
  return tracks.every((track) => track.readyState === HTMLTrackElement.LOADED) && tracks.length;
}"""


def test_a_film_has_its_captions_in_every_language(story, page_for):
    page = page_for(lang="ar")
    page.goto("/ar/library/the-wheel-turns/")

    assert page.wait_for_function(ARE_THERE).json_value() == len(settings.LANGUAGES)


EMPTY = ["", "news/", "events/", "library/", "partners/", "processes/", "services/", "live/"]
REFUSED = ["search/?q=zzzz", "nothing/at/all/", "accounts/people/"]
WRONG = ["contact/", "accounts/login/", "accounts/signup/", "organisations/ask/"]


def test_no_page_that_is_empty_or_refuses_has_a_fault(translations, page_for, axe):
    setup_site()
    stranger, citizen = page_for(), page_for("citizen")
    faults = []
    for path, (lang, width, scheme) in zip([*EMPTY, *REFUSED, *WRONG], cycle(LOOKS), strict=False):
        page = citizen if path in {"accounts/people/", "organisations/ask/"} else stranger
        dress(page, width, scheme)
        page.goto(f"/{lang}/{path}")
        if path in WRONG:
            send_empty(page)
        faults += [f"{scheme} {width}: {fault}" for fault in judged(page, axe)]
        faults += what_is_lost(page) + second_opinion(page)
    assert not faults, "\n".join(faults)


PALE = """() => {
  const pale = document.createElement("p");
  pale.textContent = "Pale";
  pale.style = "color: #ddd; background: #fff";
  const unseen = pale.cloneNode(true);
  unseen.hidden = true;
  document.querySelector("main").replaceChildren(pale, unseen);
}"""


def test_the_second_opinion_sees_a_fault_that_is_shown(page_for):
    page = page_for()
    page.goto("/fr/accounts/login/")
    assert second_opinion(page) == []

    page.evaluate(PALE)

    (fault,) = second_opinion(page)
    assert "1_4_3" in fault


def send_empty(page):
    """Send a form with nothing in it, past what the browser would say; the answer is ours."""
    form = page.locator("main form[method=post]").first
    form.evaluate("form => { form.noValidate = true; form.requestSubmit(); }")
    page.locator("[aria-invalid=true]").first.wait_for()


def in_other_looks(paths, page_for, axe):
    page, faults = page_for(reduced_motion="reduce"), []
    for path, (lang, width, scheme) in zip(paths, cycle(LOOKS), strict=False):
        dress(page, width, scheme)
        page.goto(f"/{lang}/{path}")
        faults += [f"{scheme} {width}: {fault}" for fault in judged(page, axe)]
        faults += what_is_lost(page)
    return faults


def dress(page, width, scheme):
    dark = "dark" if scheme == "dark" else "light"
    page.emulate_media(color_scheme=dark, forced_colors=FORCED.get(scheme, "none"))
    page.set_viewport_size({"width": width, "height": 800})


def look(page, address, axe):
    """Open a page on a phone; list its faults."""
    answer = page.goto(address)
    assert answer.status == 200, address
    faults = judged(page, axe) + second_opinion(page)
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        faults.append(f"{address} scrolls sideways")
    # Nothing jumps when a picture comes.
    if page.locator("img:not([width]), img:not([height])").count():
        faults.append(f"{address}: a picture without its size")
    if address.startswith("/ar/"):
        names = names_of_people()
        faults += [f"{address} says: {words}" for words in foreign_words(page.content(), names)]
    return faults


def names_of_people():
    """Give public names, and the first names by which one enters the demo."""
    people = User.objects.exclude(email=None).values_list("pseudonym", "email")
    return [name for one, email in people for name in (one, email.split("@")[0].title())]


def judged(page, axe):
    try:
        axe(page)
    except AssertionError as fault:
        return [str(fault)]
    return []


def what_engines_miss(page):
    """List what a search engine needs and a public page does not say (A-22)."""
    found = page.evaluate(FOUND_BY)
    return [f"{page.url} has no {name}" for name, is_there in found.items() if not is_there]


def twice(names):
    return [name for name, number in Counter(names).items() if number > 1]


def assert_nothing_is_left_behind(page):
    """Whoever only reads has nothing of ours on their machine but the lock of a form they saw."""
    assert {cookie["name"] for cookie in page.context.cookies()} <= {"csrftoken"}
    # What htmx notes says which page is open in this tab, and goes with it.
    kept = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    assert set(kept) <= {"htmx-current-path-for-history"}


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
