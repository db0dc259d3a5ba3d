"""From a code on the wall to a line above each page, in Arabic, by phone and without JavaScript."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from participation.services.guests import make_code
from tests.factories.participation import ProposalFactory, RoundFactory
from tests.factories.people import UserFactory


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "width"), [("ar", 390), ("fr", 1280)])
def test_the_way_of_a_guest_is_accessible(page_for, axe, lang, width):
    organiser = UserFactory(organiser=True, second_factor=True)
    round_ = RoundFactory(supports_per_person=3)
    round_.process.organisers.add(organiser)
    proposal = ProposalFactory(round=round_)
    ends = now() + timedelta(hours=3)
    code = make_code(round_=round_, organiser=organiser, expires_at=ends, most=60)

    wall = page_for(organiser, lang=lang, width=width)
    room = f"/{lang}/processes/{round_.process.slug}/room/rounds/{round_.slug}/guests/"
    for where in (room, f"{room}{code.pk}/"):
        wall.goto(where)
        axe(wall)

    phone = page_for(lang=lang, width=width, js=False)
    phone.goto(f"/guest/{code}")
    phone.fill("input[name=pseudonym]", "Salma")
    phone.click(".entrance-sheet button")
    phone.wait_for_url(f"**/{round_.slug}/")
    phone.goto(f"/{lang}/guest/keep/")

    watched = page_for(lang=lang, width=width)
    watched.goto(f"/guest/{code}")
    axe(watched)
    watched.fill("input[name=pseudonym]", "Amal")
    watched.click(".entrance-sheet button")
    watched.wait_for_url(f"**/{round_.slug}/")
    axe(watched)
    for where in (f"/{lang}/guest/keep/", f"/{lang}{proposal.get_absolute_url()[3:]}"):
        watched.goto(where)
        axe(watched)
