"""The walks of participation, each by the people who take them: write together, review and answer,
hide and appeal, and hear what became of what one supported.

The citizen who proposes in Arabic without JavaScript walks in test_walks.
"""

from datetime import timedelta

import pytest
from django.utils.timezone import now
from django.utils.translation import override
from playwright.sync_api import expect

from participation.models import Proposal, Round, Watch
from participation.services.reviews import write_criterion
from tests.factories.participation import CategoryFactory, ProposalFactory, RoundFactory
from tests.factories.people import MandateFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.slow


def address(thing, lang="fr", tail=""):
    with override(lang):
        return thing.get_absolute_url() + tail


def send(page, form):
    """Send a form by its first button that sends, and wait for the answer."""
    with page.expect_navigation():
        page.locator(f"form{form} button[type=submit]").first.click()


def test_a_mandated_person_writes_along_and_speaks_for_the_organisation(page_for, axe):
    author = UserFactory(pseudonym="Karim")
    mandated = UserFactory(pseudonym="Salma", language="ar")
    MandateFactory(
        person=mandated, organisation=OrganisationFactory(name="Dar El Jiran", verified=True)
    )
    proposal = ProposalFactory(author=author, title="Une cuisine", text="Pour trois écoles.")

    page = page_for(author)
    page.goto(address(proposal, tail="coauthors/"))
    page.locator("[name=who]").fill("Salma")
    send(page, ":has([name=who])")
    axe(page)

    theirs = page_for(mandated, lang="ar")
    theirs.goto("/ar/accounts/notices/")
    theirs.locator("main a[href*='/coauthors/']").first.click()
    axe(theirs)
    with theirs.expect_navigation():
        theirs.locator("button[name=accept]").click()
    theirs.goto(address(proposal, "ar", "edit/"))
    theirs.locator("#id_text").fill("Pour trois écoles et leurs familles.")
    send(theirs, ":has(#id_text) .form-actions")
    theirs.goto(address(proposal, "ar"))
    theirs.locator("#id_text").fill("نضع مطبخنا في خدمتكم.")
    theirs.locator("select[name=organisation]").select_option(label="Dar El Jiran")
    theirs.locator("#comment-button").click()
    expect(theirs.locator(".comment").first).to_contain_text("Dar El Jiran")
    expect(theirs.locator(".comment").first).to_contain_text("Salma")

    proposal.refresh_from_db()
    assert proposal.text == "Pour trois écoles et leurs familles."
    assert proposal.versions.get(number=proposal.version).created_by == mandated


def test_an_evaluator_reviews_and_the_organiser_answers(page_for, axe):
    organiser = UserFactory(organiser=True)
    evaluator = UserFactory(evaluator=True, pseudonym="Dina")
    round_ = RoundFactory(upcoming=True, evaluators_answer=True)
    round_.process.organisers.add(organiser)
    CategoryFactory(process=round_.process)
    write_criterion(round_=round_, organiser=organiser, name_fr="Besoin", weight=2)
    Round.objects.filter(pk=round_.pk).update(opens_at=now() - timedelta(days=1))
    proposal = ProposalFactory(round=round_, title="Une cuisine")
    room = f"/fr/processes/{round_.process.slug}/room/rounds/{round_.slug}/reviews/"

    page = page_for(organiser, width=1280)
    page.goto(room)
    page.get_by_label("Dina").check()
    send(page, ":has([name=evaluators])")
    axe(page)

    theirs = page_for(evaluator, js=False)
    theirs.goto("/fr/accounts/notices/")
    theirs.locator("main a[href$='/fr/reviews/']").first.click()
    theirs.get_by_role("link", name="Une cuisine").click()
    theirs.locator("input[type=radio][value='4']").check()
    theirs.locator("[name=remark]").fill("Le besoin est réel.")
    theirs.locator("button[name=finish]").click()
    theirs.wait_for_url("**/fr/reviews/")
    theirs.get_by_role("link", name="Une cuisine").click()
    theirs.locator("main a[href$='/answer/']").click()
    theirs.locator("[name=verdict][value=feasible]").check()
    theirs.locator("[name=reason]").fill("Il y a un budget.")
    send(theirs, ":has([name=verdict])")
    expect(theirs.locator("main a[href$='/answer/']")).to_be_visible()

    page.goto(f"{room}{proposal.pk}/")
    expect(page.locator("main")).to_contain_text("Le besoin est réel.")
    axe(page)
    page.locator(f"main a[href='{address(proposal, tail='answer/')}']").click()
    # The evaluator's answer is nothing until the organiser begins with it and keeps it.
    page.locator("main a[href*='begun_with']").click()
    axe(page)
    expect(page.locator("[name=reason]")).to_have_value("Il y a un budget.")
    send(page, ":has([name=verdict])")
    reader = page_for()
    reader.goto(address(proposal))
    expect(reader.locator("main")).not_to_contain_text("Il y a un budget.")
    send(page, "[action$='/answers/announce/']")
    reader.reload()
    expect(reader.locator("#answer")).to_contain_text("Il y a un budget.")


def test_a_moderator_hides_and_the_author_appeals(page_for, axe):
    author, proposal = UserFactory(language="ar"), ProposalFactory()
    first, second = UserFactory(moderator=True), UserFactory(moderator=True)
    for moderator in (first, second):
        territory = proposal.round.process.territory
        Watch.objects.create(person=moderator, territory=territory, language="ar")

    page = page_for(author, lang="ar")
    page.goto(address(proposal, "ar"))
    page.locator("#id_text").fill("كلام جارح")
    page.locator("#comment-button").click()
    expect(page.locator(".comment").first).to_be_visible()
    stranger = page_for(js=False)
    stranger.goto(address(proposal))
    stranger.locator("a[href*='/care/report/comment/']").first.click()
    stranger.locator("[name=reason][value=insult]").check()
    send(stranger, ":has([name=reason])")

    decides(page_for(first, width=1280), axe)
    stranger.goto(address(proposal))
    expect(stranger.locator("main")).not_to_contain_text("كلام جارح")

    page.goto("/ar/accounts/notices/")
    page.locator("main a[href*='/care/decision/']").first.click()
    expect(page.locator("main")).to_contain_text("Article 3")
    axe(page)
    page.locator("[name=text]").fill("كانت مزحة.")
    send(page, ":has([name=text])")

    other = page_for(second, width=1280)
    other.goto("/fr/accounts/notices/")
    other.locator("main a[href^='/fr/care/']").first.click()
    other.locator("[name=outcome][value=reversed]").check()
    other.locator("[name=answer]").fill("D’accord.")
    send(other, "[action$='/answer/']")
    stranger.goto(address(proposal))
    expect(stranger.locator("main")).to_contain_text("كلام جارح")


def decides(page, axe):
    """Hide the first case of the queue, with the whole statement of reasons."""
    page.goto("/fr/care/")
    page.locator("main [id^='case-'] a").first.click()
    axe(page)
    page.locator("[name=kind][value=hide]").check()
    page.locator("[name=reason]").select_option("insult")
    page.locator("[name=ground]").select_option("rules")
    page.locator("[name=clause]").fill("Article 3 de nos règles")
    page.locator("[name=facts]").fill("Un mot blessant envers une voisine.")
    send(page, "[action$='/decide/']")


def test_a_supporter_follows_the_thread_to_the_answer(page_for):
    organiser = UserFactory(organiser=True)
    proposal = ProposalFactory(round__supports_per_person=3, title="Une cuisine")
    proposal.round.process.organisers.add(organiser)

    page = page_for(UserFactory(language="ar"), lang="ar", js=False)
    page.goto(address(proposal, "ar"))
    page.locator("#support-button").click()
    expect(page.locator("form[action$='/support/withdraw/']")).to_be_visible()

    desk = page_for(organiser, width=1280)
    desk.goto(address(proposal, tail="answer/"))
    desk.locator("[name=verdict][value=partly]").check()
    desk.locator("[name=reason]").fill("Une école d’abord.")
    send(desk, ":has([name=verdict])")
    send(desk, "[action$='/answers/announce/']")

    page.goto("/ar/accounts/notices/")
    page.locator("main a[href$='#answer']").first.click()
    expect(page.locator("#answer")).to_contain_text("Une école d’abord.")
    assert Proposal.objects.get(pk=proposal.pk).answer.verdict == "partly"
