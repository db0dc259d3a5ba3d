"""Organisations, mandates, help and verification as people of either direction see them."""

import pytest

from participation.services.comments import post_comment
from participation.services.proposals import publish_proposal
from people.models import Organisation
from people.services.confirming import load_census
from tests.factories.participation import ProposalFactory, RoundFactory
from tests.factories.people import MandateFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.slow


@pytest.fixture
def spoken(settings):
    """Fill in an organisation, somebody who speaks for it, and what they said."""
    settings.NORIA_STAFF_SECOND_FACTOR = False
    verifier = UserFactory(verifier=True, second_factor=False, pseudonym="سليم")
    khaddara = OrganisationFactory(verified_by=verifier, name="تعاونية بيت الخضرة")
    OrganisationFactory(verified_by=verifier, name="Les Jardins du littoral")
    OrganisationFactory(name="Association des voisins", asked_why="Je suis sa trésorière.")
    amal = UserFactory(pseudonym="أمل")
    MandateFactory(person=amal, organisation=khaddara, given_by=verifier)
    round_ = RoundFactory()
    words = {"title": "Une cuisine partagée", "text": "Pour toute la rue.", "language": "fr"}
    publish_proposal(round_=round_, author=amal, organisation=khaddara, **words)
    other = ProposalFactory(round=round_)
    post_comment(proposal=other, author=amal, text="نطبخ كل خميس.", organisation=khaddara)
    load_census(loader=verifier, territory=round_.process.territory, name="2026", rows=[])
    return verifier, amal, khaddara, other


def look(page, address, axe):
    answer = page.goto(address)
    assert answer.status == 200, address
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


@pytest.mark.parametrize("lang", ["fr", "ar"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_pages_have_no_accessibility_fault(spoken, page_for, axe, lang, width):
    verifier, amal, khaddara, other = spoken
    waiting = Organisation.objects.get(status="asked")
    here = f"/{lang}/organisations/"
    at = other.get_absolute_url()[3:]
    pages = {
        None: [here, f"{here}{khaddara.pk}/", f"/{lang}{at}"],
        amal: [here, f"{here}ask/", f"/{lang}/accounts/verify/"],
        verifier: [
            f"{here}waiting/",
            f"{here}{waiting.pk}/check/",
            f"{here}{khaddara.pk}/mandates/",
            f"/{lang}/accounts/verifying/",
            f"/{lang}/accounts/assist/",
        ],
    }
    for who, addresses in pages.items():
        page = page_for(who, lang=lang, width=width)
        for address in addresses:
            look(page, address, axe)
