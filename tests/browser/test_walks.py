"""Whole walks through the site, from its door to what a person came for.

The walks of an editor and a translator are in test_editing, those of a facilitator with
participants in test_live.
"""

import re
import subprocess
import sys

import pytest
from django.utils.translation import override
from playwright.sync_api import expect

from cms.services import setup_site
from participation.models import BallotOutbox, Proposal
from participation.services.proposals import publish_proposal
from participation.services.voting import close_round, publish_result
from people.queries.roles import roles_given_to
from tests.factories.participation import RoundFactory
from tests.factories.people import UserFactory
from tests.factories.voting import VoteFactory, filled, time_is_over
from tests.people.test_second_factor import code_for

pytestmark = pytest.mark.slow

CODE = r"^\d{6}$"


@pytest.fixture(autouse=True)
def _limits_start_at_nought(settings):
    settings.ACCOUNT_RATE_LIMITS = False


@pytest.fixture
def sign_in(mailoutbox):
    """Sign a person in as people do: ask for a code, read the mail, type the code."""

    def through_both_screens(page, person, lang):
        page.goto(f"/{lang}/accounts/login/")
        page.locator("[name=login]").fill(person.email)
        page.locator("main form button").first.click()
        mail = [mail for mail in mailoutbox if mail.to == [person.email]][-1]
        page.locator("[name=code]").fill(re.search(CODE, mail.body, re.MULTILINE)[0])
        page.locator("main form button").first.click()
        page.wait_for_url(f"**/{lang}/accounts/")

    return through_both_screens


def follow(page, end):
    """Click the first link whose address ends so, in what the page itself says."""
    page.locator(f":is(.hero, main) a[href$='{end}']").first.click()
    page.wait_for_url(f"**{end}")


def address(thing, lang):
    with override(lang):
        return thing.get_absolute_url()


@pytest.mark.timeout(600)
def test_a_visitor_follows_the_wheel_and_recounts_a_vote(story, page_for, tmp_path):
    idea = Proposal.objects.filter(round__process__slug="sfax-home-care").earliest("pk")
    for lang, other in (("fr", "ar"), ("ar", "fr")):
        page = page_for(lang=lang)
        page.goto(f"/{lang}/")
        follow(page, "/processes/")
        follow(page, "/processes/sfax-home-care/")
        follow(page, "/sfax-home-care/ideas/")
        follow(page, f"/ideas/proposals/{idea.pk}/")
        follow(page, "/services/sfax-neighbourhood-care/")
        follow(page, "/services/sfax-neighbourhood-care/thread/")
        follow(page, f"/ideas/proposals/{idea.pk}/")
        switch(page, lang, other)
        expect(page.locator("h1")).to_have_text(idea.title)
        switch(page, other, lang)
        recount_toulouse(page, lang, tmp_path / lang)
        assert page.context.cookies() == []


def switch(page, lang, other):
    """Change the language: the address stays but for its language, and so does the direction."""
    here = page.url
    page.locator(".site-header .drop summary").first.click()
    page.locator(f".site-header a[hreflang='{other}']").first.click()
    page.wait_for_url(here.replace(f"/{lang}/", f"/{other}/"))
    assert page.locator("html").get_attribute("dir") == ("rtl" if other == "ar" else "ltr")


def recount_toulouse(page, lang, folder):
    page.goto(f"/{lang}/processes/")
    follow(page, "/processes/toulouse-2022/")
    # A vote whose result is out leads to it.
    page.locator("main a[href$='/toulouse-2022/vote/']").first.click()
    page.wait_for_url("**/toulouse-2022/vote/result/")
    for name in ("ballots.pb", "recount.py", "result.json"):
        with page.expect_download() as download:
            page.locator(f"a[href$='/{name}']").click()
        download.value.save_as(folder / name)
    counted = subprocess.run(
        [sys.executable, "-I", "recount.py", "ballots.pb"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    for winner in page.locator(".winners bdi[lang]").all_inner_texts():
        assert winner in counted.stdout


@pytest.mark.parametrize(("lang", "js"), [("ar", False), ("fr", True)])
def test_a_citizen_proposes_comments_supports_and_votes(page_for, sign_in, lang, js):
    ideas, vote = RoundFactory(process__languages=["fr", "ar"]), VoteFactory(max_cost=100_000)
    filled(vote, ["garden"], ["clinic"])
    other = publish_proposal(
        round_=ideas, author=UserFactory(), title="حديقة", text="في السوق القديم.", language="ar"
    )
    citizen = UserFactory(language=lang, pseudonym="هدى")
    page = page_for(lang=lang, js=js)
    sign_in(page, citizen, lang)

    page.goto(f"/{lang}/processes/")
    page.locator(f"main a[href='{address(ideas.process, lang)}']").first.click()
    proposes(page, citizen)
    page.goto(address(ideas, lang))
    page.locator(f"main a[href='{address(other, lang)}']").first.click()
    supports_and_comments(page, other)
    page.goto(f"/{lang}/processes/")
    page.locator(f"main a[href='{address(vote.round.process, lang)}']").first.click()
    receipt = votes(page)

    time_is_over(vote)
    close_round(round_=vote.round)
    publish_result(round_=vote.round)
    page.goto(address(vote.round, lang) + "result/")
    page.locator("[name=receipt]").fill(receipt)
    page.locator(".check form button").click()
    expect(page.locator(".check [role=status]")).to_have_attribute("data-level", "success")


def proposes(page, citizen):
    page.locator(".action a.button").click()
    page.locator("#id_title").fill("مطبخ واحد لثلاث مدارس")
    page.locator("#id_text").fill("اثنتا عشرة سيّدة في نوبتين.")
    page.locator("button[name=preview]").click()
    page.locator("form[action$='/publish/'] button").click()
    expect(page.locator("h1")).to_have_text("مطبخ واحد لثلاث مدارس")
    assert Proposal.objects.get(author=citizen).is_published


def supports_and_comments(page, proposal):
    page.locator("#support-button").click()
    expect(page.locator("form[action$='/support/withdraw/']")).to_be_visible()
    page.locator("#id_text").fill("أضيف: نبدأ في الخامسة صباحًا.")
    page.locator("#comment-button").click()
    expect(page.get_by_text("أضيف: نبدأ في الخامسة صباحًا.").first).to_be_visible()
    proposal.refresh_from_db()
    assert (proposal.support_count, proposal.comment_count) == (1, 1)


def votes(page):
    """From the process to the receipt, which is returned."""
    page.locator(".action a.button").click()
    page.locator("main .action a.button").click()
    page.locator("main form button").click()
    page.locator("[data-code]").wait_for()
    page.locator("input[value=bench]").check()
    page.locator("input[value=clinic]").check()
    page.locator("button[value=review]").click()
    page.locator("button[value=cast]").click()
    page.locator("section.ticket").wait_for()
    assert BallotOutbox.objects.filter(content=["bench", "clinic"]).count() == 1
    return page.locator("[data-code]").inner_text()


def test_an_administrator_sets_up_a_second_step_and_gives_and_takes_a_role(page_for, axe, settings):
    settings.ZEAL_ALLOWLIST = [{"model": "*"}]  # Wagtail's own rooms ask as they like
    setup_site()
    dana = UserFactory(administrator=True, second_factor=False, pseudonym="Dana")
    person = UserFactory(pseudonym="Nour", second_factor=True)
    page, theirs = page_for(dana, width=1280), page_for(person)
    roles_page = f"/fr/accounts/people/{person.pk}/roles/"

    page.goto("/fr/accounts/people/")
    assert page.url.endswith("/fr/accounts/2fa/")
    page.goto("/fr/accounts/2fa/totp/activate/")
    page.locator("[name=code]").fill(code_for(page.locator("code.key").inner_text()))
    page.locator("main form button").first.click()
    assert page.locator(".codes li").count() == 10

    page.goto("/fr/accounts/people/")
    page.locator("[name=q]").fill("nour")
    page.locator("main form[role=search] button").click()
    page.locator(f"#person-{person.pk} a").click()
    assert theirs.goto("/cms/").status == 403
    change(page, "editor")
    assert roles_given_to(type(person).objects.get(pk=person.pk)) == {"editor"}
    assert theirs.goto("/cms/").status == 200

    page.goto(roles_page)
    expect(page.locator("#audit li")).to_have_count(1)
    axe(page)
    change(page, "editor")
    assert roles_given_to(type(person).objects.get(pk=person.pk)) == set()
    assert theirs.goto("/cms/").status == 403
    page.goto(roles_page)
    expect(page.locator("#audit li").first).to_contain_text("Dana took the role: Editor")


def change(page, role):
    """Give the role that is not held, or take the one that is."""
    page.locator(f"[name=roles][value={role}]").click()
    page.locator("main form:not([role=search]) button").first.click()
    page.wait_for_url("**/fr/accounts/people/")
