"""What waits for a moderator, what goes on into the next round, and words with no connection."""

import pytest
from django.utils.timezone import now

from participation.models import Watch
from participation.services.amendments import suggest_amendment
from participation.services.comments import post_comment
from participation.services.opinions import add_statement
from participation.services.supports import give_support
from participation.services.translations import translate
from tests.factories.participation import ProposalFactory, RoundFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.slow
FRENCH = {"title": "Un jardin pour tous", "text": "Derrière l’école, ouvert le soir."}


@pytest.fixture
def waiting(settings):
    """Somebody wrote something of each kind that waits; a moderator watches in French only."""
    settings.NORIA_STAFF_SECOND_FACTOR = False
    author = UserFactory(pseudonym="أمل")
    moderator = UserFactory(moderator=True)
    organiser = UserFactory(organiser=True, pseudonym="Nour")
    administrator = UserFactory(administrator=True)
    reading = ["proposals", "comments"]
    round_ = RoundFactory(premoderated=reading, position=1, supports_needed=3)
    process = round_.process
    process.organisers.add(organiser)
    RoundFactory(process=process, position=2, upcoming=True)
    talk = RoundFactory(
        process=process, kind="comments", position=3, premoderated=["statements", "comments"]
    )
    Watch.objects.create(person=moderator, territory=process.territory, language="fr")
    proposal = ProposalFactory(round=round_, language="fr", **FRENCH)
    give_support(person=author, proposal=proposal)
    ProposalFactory(round=round_, language="fr", withdrawn=True, title="Un banc")
    ProposalFactory(
        round=round_, status="merged", merged_into=proposal, merged_at=now(), title="Un potager"
    )
    post_comment(proposal=proposal, author=author, text="Oui, et de l’ombre.", language="fr")
    changed = {"title": "Un jardin", "text": "Ouvert le matin.", "reason": "Il fait chaud."}
    amendment = suggest_amendment(proposal=proposal, author=author, **changed)
    made = {"language": "ar", "title": "حديقة للجميع", "text": "خلف المدرسة."}
    translation = translate(original=proposal, translator=author, **made)
    add_statement(round_=talk, author=author, text="Le jardin ferme trop tôt.", language="fr")
    return {
        author: [proposal, amendment, translation, talk.get_absolute_url() + "statements/"],
        None: [f"{round_.get_absolute_url()}?status=merged"],
        organiser: [f"/fr/processes/{process.slug}/room/{tail}" for tail in tails(round_)],
        administrator: ["/fr/accounts/", "/fr/care/watches/"],
    }


def tails(round_):
    return "", f"rounds/{round_.slug}/", f"rounds/{round_.slug}/carry/"


@pytest.mark.parametrize("lang", ["fr", "ar"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_pages_have_no_accessibility_fault(waiting, page_for, axe, lang, width):
    for who, things in waiting.items():
        page = page_for(who, lang=lang, width=width)
        for thing in things:
            address = thing if isinstance(thing, str) else thing.get_absolute_url()
            answer = page.goto(f"/{lang}{address[3:]}")
            assert answer.status == 200, address
            axe(page)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def test_with_no_connection_a_comment_stays_and_says_so(page_for):
    proposal = ProposalFactory()
    page = page_for(UserFactory(), lang="fr", complaints_fail=False)
    page.goto(proposal.get_absolute_url())
    page.fill("#write textarea", "Dix minutes de frappe.")
    page.context.set_offline(True)
    page.click("#comment-button")
    page.wait_for_function("document.querySelector('[data-away]').textContent.trim()")
    assert page.input_value("#write textarea") == "Dix minutes de frappe."
    page.context.set_offline(False)
    page.click("#comment-button")
    page.wait_for_selector(".comment-text")
    assert "Dix minutes de frappe." in page.inner_text(".comment-text")
