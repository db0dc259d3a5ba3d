"""Propose, support and comment from a phone, in Arabic, without JavaScript; axe on every page."""

import pytest
from django.utils.translation import override
from playwright.sync_api import expect

from participation.models import Comment, Opinion, Proposal, Round
from participation.services.comments import post_comment
from participation.services.conclusions import conclude
from participation.services.proposals import publish_proposal
from tests.factories.participation import (
    CategoryFactory,
    CommentFactory,
    RoundFactory,
    StatementFactory,
)
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


# Where the way to say something lies over words but not over their whole line, or not over all that
# is behind it; where it cannot be pressed; and whether the focus or the last words end below it.
COVERED = """() => {
  const bar = document.querySelector(".talk-write"), box = bar.getBoundingClientRect();
  const link = bar.querySelector("a"), at = link.getBoundingClientRect();
  const wrong = [];
  const hit = document.elementFromPoint((at.left + at.right) / 2, (at.top + at.bottom) / 2);
  if (hit != link) wrong.push("cannot be pressed");
  if (!/^rgb\\(/.test(getComputedStyle(bar).backgroundColor)) wrong.push("can be seen through");
  for (const words of document.querySelectorAll(".comment :is(.comment-text, p)")) {
    const range = document.createRange();
    range.selectNodeContents(words);
    for (const line of range.getClientRects())
      if (line.bottom > box.top + 1 && line.top < box.bottom && line.width)
        if (line.left < box.left - 1 || line.right > box.right + 1) wrong.push(words.textContent);
  }
  return wrong;
}"""
ENDS_ABOVE = """e => {
  e.focus?.();
  return e.getBoundingClientRect().bottom
    <= document.querySelector(".talk-write").getBoundingClientRect().top + 1;
}"""


@pytest.mark.parametrize(("lang", "width"), [("fr", 390), ("ar", 390), ("fr", 1280)])
@pytest.mark.parametrize("order", ["", "?view=columns"])
def test_a_comment_can_be_added_from_anywhere_and_no_line_is_half_covered(
    page_for, round_, lang, width, order
):
    proposal = round_.proposals.get(language="fr")
    for stance in ("for", "against") * 8:
        CommentFactory(proposal=proposal, stance=stance, text="Oui, le pain du matin. " * 12)
    page = page_for(UserFactory(language=lang), lang=lang, width=width)
    page.goto(address(proposal, lang) + order)

    last = page.locator(".comment").last
    for share in (0.3, 0.6, 1):
        page.evaluate(
            """share => {
              const { top, height } = document.querySelector("#comments").getBoundingClientRect();
              scrollTo(0, scrollY + top + height * share - innerHeight / 2);
            }""",
            share,
        )
        page.wait_for_timeout(50)
        expect(page.locator(".talk-write a")).to_be_in_viewport()
        assert page.evaluate(COVERED) == []
    assert last.locator(".comment-text").evaluate(ENDS_ABOVE)
    for link in page.locator(".comment-actions a").all()[::9]:
        assert link.evaluate(ENDS_ABOVE)
    page.locator(".talk-write a").click()
    expect(page.locator("#id_text")).to_be_in_viewport()


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
