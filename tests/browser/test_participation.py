"""Propose, support and comment from a phone, in Arabic, without JavaScript; axe on every page."""

import pytest
from django.utils.translation import override
from playwright.sync_api import expect

from participation.models import Comment, Opinion, Proposal, Round
from participation.services.comments import post_comment
from participation.services.conclusions import conclude
from participation.services.proposals import publish_proposal
from tests.factories.participation import CategoryFactory, RoundFactory, StatementFactory
from tests.factories.people import UserFactory


@pytest.fixture
def round_():
    """Make an open round with two proposals and a short discussion."""
    round_ = RoundFactory(process__title="مطابخ الحيّ", title="اقترحوا مطبخًا")
    theme = CategoryFactory(process=round_.process, name="العمل")
    CategoryFactory(process=round_.process)
    proposal = publish_proposal(
        round_=round_,
        author=UserFactory(),
        title="Une cuisine pour trois écoles",
        text="Douze femmes en deux équipes.",
        language="fr",
        category=theme,
        estimated_cost=1500,
    )
    publish_proposal(
        round_=round_, author=UserFactory(), title="مطبخ", text="في السوق القديم.", language="ar"
    )
    top = post_comment(proposal=proposal, author=UserFactory(), text="Oui !", stance="for")
    post_comment(proposal=proposal, author=UserFactory(), text="لماذا؟", language="ar", parent=top)
    return round_


@pytest.fixture
def talk(round_):
    """Make a discussion that its organiser concluded twice, in two languages."""
    talk, organiser = RoundFactory(kind="comments"), UserFactory(organiser=True)
    talk.process.organisers.add(organiser)
    StatementFactory(round=talk)
    for text, language in (("Deux sur trois disent oui.", "fr"), ("اتّفقنا على نقطتين.", "ar")):
        conclude(round_=talk, organiser=organiser, text=text, language=language, note="Fini.")
        talk.refresh_from_db()
    return talk


def address(thing, lang="ar"):
    with override(lang):
        return thing.get_absolute_url()


def test_a_citizen_proposes_and_comments_without_javascript(page_for, round_):
    citizen = UserFactory(language="ar", pseudonym="هدى")
    page = page_for(citizen, lang="ar", js=False)

    page.goto(address(round_.process))
    page.locator(".action a.button").click()
    page.locator("#id_text").fill("اثنتا عشرة سيّدة في نوبتين.")
    page.locator("button[name=preview]").click()
    assert page.locator("[role=alert]").is_visible()
    assert page.locator("#id_text").input_value() == "اثنتا عشرة سيّدة في نوبتين."
    page.locator("#id_title").fill("مطبخ واحد لثلاث مدارس")
    page.locator("button[name=preview]").click()
    page.locator("form[action$='/publish/'] button").click()

    proposal = Proposal.objects.get(author=citizen)
    assert proposal.is_published
    assert page.locator("h1").inner_text() == "مطبخ واحد لثلاث مدارس"
    page.locator("#support-button").click()
    page.locator("#id_text").fill("أضيف: نبدأ في الخامسة صباحًا.")
    page.locator("#comment-button").click()
    assert Comment.objects.get(author=citizen).language == "ar"
    proposal.refresh_from_db()
    assert (proposal.support_count, proposal.comment_count) == (1, 1)


def test_a_search_and_a_filter_work_without_javascript(page_for, round_):
    page = page_for(lang="ar", js=False)
    page.goto(address(round_))
    page.locator("#q").fill("ECOLES")
    page.locator(".search button").click()
    assert page.locator(".proposal-list article").count() == 1
    page.goto(address(round_))
    page.locator(".facets-fold > summary").click()
    page.locator(".facet a").first.click()
    assert page.locator(".proposal-list article").count() == 1


def test_support_and_comment_with_htmx_stay_on_the_page(page_for, round_):
    citizen = UserFactory(language="fr")
    proposal = round_.proposals.get(language="fr")
    page = page_for(citizen, lang="fr", width=1280)
    page.goto(address(proposal, "fr"))

    page.locator("#support-button").click()
    page.locator("#support .with-icon").first.wait_for()
    assert page.evaluate("document.activeElement.id") == "support-button"
    page.locator("#id_text").fill("Je viens.")
    page.locator("#comment-button").click()
    page.get_by_text("Je viens.").wait_for()

    assert page.url.endswith(address(proposal, "fr"))
    proposal.refresh_from_db()
    assert (proposal.support_count, proposal.comment_count) == (1, 3)


def test_a_filter_with_htmx_swaps_the_list_and_the_address(page_for, round_):
    page = page_for(lang="fr", width=1280)
    page.goto(address(round_, "fr"))
    page.locator(".facet a").first.click()
    expect(page.locator(".proposal-list article")).to_have_count(1)
    assert "category=" in page.url


def test_one_key_answers_a_statement_only_while_the_focus_is_on_it(page_for, axe):
    talk, citizen = RoundFactory(kind="comments"), UserFactory(language="ar")
    StatementFactory.create_batch(3, round=talk, is_seed=True)
    page = page_for(citizen, lang="ar", width=390)
    page.goto(address(talk) + "statements/answer/")
    axe(page)
    answers = Opinion.objects.filter(person=citizen).order_by("pk")

    page.keyboard.press("1")
    page.locator("#statement").focus()
    page.keyboard.press("Control+1")
    assert not answers.exists()
    for key in ("Digit1", "Numpad2", "Digit3"):
        asked = page.locator("[name=statement]").input_value()
        with page.expect_navigation():
            page.keyboard.press(key)
        assert page.locator(f"[name=statement][value='{asked}']").count() == 0
        if key != "Digit3":
            assert page.evaluate("document.activeElement.id") == "statement"
    assert [one.answer for one in answers] == [1, -1, 0]


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["fr", "ar"])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_page_is_accessible_and_does_not_scroll_sideways(page_for, axe, talk, lang, width):
    round_ = Round.objects.get(kind="proposals")
    proposal = round_.proposals.get(language="fr")
    author = proposal.author
    edit, withdraw, versions, propose = (
        address(proposal, lang) + "edit/",
        address(proposal, lang) + "withdraw/",
        address(proposal, lang) + "versions/",
        address(round_, lang) + "propose/",
    )
    public = [
        f"/{lang}/processes/",
        address(round_.process, lang),
        address(round_.process, lang) + "log/",
        address(round_, lang),
        address(round_, lang) + "?view=map",
        address(proposal, lang),
        address(proposal, lang) + "amendments/",
        versions,
        address(talk, lang),
        address(talk, lang) + "statements/",
        address(talk.process, lang) + "log/",
    ]
    for who, urls in ((None, public), (author, [address(proposal, lang), propose, edit, withdraw])):
        page = page_for(who, lang=lang, width=width)
        for url in urls:
            page.goto(url)
            axe(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, url
