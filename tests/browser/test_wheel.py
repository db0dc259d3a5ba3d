"""The whole wheel, filled with the demo's story, as readers of either direction see it."""

import pytest

from participation.models import Proposal
from people.models import User

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

# Of the first view, over the wire, without pictures (principles of the project).
LIGHT = 50_000
HOME = ""
PROCESS = "processes/valencia-neighbourhood-time/"
LIGHT_PAGES = [HOME, PROCESS]

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


def test_no_page_of_the_wheel_has_an_accessibility_fault(story, page_for, axe):
    top = Proposal.objects.filter(round__process__slug="sfax-home-care").earliest("pk")
    proposal = top.get_absolute_url().split("/", 2)[2]
    for lang in ("fr", "ar"):
        reader = page_for(lang=lang)
        titles = [look(reader, f"/{lang}/{path}", axe) for path in [*PUBLIC, proposal]]
        assert sorted(titles) == sorted(set(titles)), "two pages of one name"
        for email, paths in MINE.items():
            width = 1280 if email.startswith("karim") else 390
            own = page_for(User.objects.get(email=email), lang=lang, width=width)
            for path in paths:
                look(own, f"/{lang}/{path}", axe)
        # The same server and the same story: filling it again would take longer than weighing.
        for path in LIGHT_PAGES:
            assert weight(page_for(lang=lang), f"/{lang}/{path}") < LIGHT, path


def look(page, address, axe):
    answer = page.goto(address)
    assert answer.status == 200, address
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    # Nothing jumps when a picture comes.
    assert page.locator("img:not([width]), img:not([height])").count() == 0, address
    return page.title()


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
