"""Three links to one site on a first day wait for a moderator; nothing else does (V2-13)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import override

from common.exceptions import RuleBroken
from participation.models import Amendment, Case, Proposal, Watch
from participation.services import care
from participation.services.amendments import suggest_amendment
from participation.services.comment_marks import edit_comment
from participation.services.comments import post_comment
from participation.services.first_day import leads_to_one_place
from participation.services.opinions import add_statement
from participation.services.premoderation import waits_for_links
from participation.services.proposals import edit_proposal, publish_proposal
from participation.services.translations import translate
from people.models import Notice, User
from tests.factories.participation import ProposalFactory, RoundFactory
from tests.factories.people import UserFactory, VerificationFactory

MANY = "Buy: https://lamps.example/a http://www.lamps.example/b?c and www.LAMPS.example."
FEW = "See https://lamps.example/a, https://town.example and https://paper.example/b."
KINDS = ["proposal", "comment", "statement", "amendment", "translation"]


@pytest.fixture(autouse=True)
def _paced(settings):
    settings.NORIA_PACE = True


def old_hand():
    person = UserFactory()
    User.objects.filter(pk=person.pk).update(date_joined=now() - timedelta(days=2))
    return User.objects.get(pk=person.pk)


def vouched_for():
    person = UserFactory()
    by, place = UserFactory(verifier=True), RoundFactory().process.territory
    VerificationFactory(person=person, kind="in-person", territory=place, by=by)
    return person


def said(kind, author, text):
    if kind == "proposal":
        words = {"title": "Lamps", "text": text, "language": "en"}
        return publish_proposal(round_=RoundFactory(), author=author, **words)
    if kind == "comment":
        return post_comment(proposal=ProposalFactory(), author=author, text=text, language="en")
    if kind == "amendment":
        words = {"title": "Lamps", "text": text, "reason": "Light"}
        return suggest_amendment(proposal=ProposalFactory(), author=author, **words)
    if kind == "translation":
        words = {"title": "Lampes", "text": text, "language": "fr"}
        return translate(original=ProposalFactory(language="en"), translator=author, **words)
    round_ = RoundFactory(kind="comments")
    return add_statement(round_=round_, author=author, text=text, language="en")


def waits(thing):
    return thing.is_held if isinstance(thing, Amendment) else thing.is_waiting


@pytest.mark.parametrize("kind", KINDS)
def test_a_newcomers_many_links_to_one_site_wait_and_others_words_do_not(kind):
    held = said(kind, UserFactory(), MANY)
    assert waits(held)
    assert waits_for_links(held)
    [case] = Case.objects.all()
    assert case.status == "held"

    assert not waits(said(kind, UserFactory(), FEW))
    assert not waits(said(kind, old_hand(), MANY))
    assert not waits(said(kind, vouched_for(), MANY))
    assert Case.objects.count() == 1


def test_the_author_is_told_why_and_a_moderator_lets_it_in(client):
    proposal, author = ProposalFactory(), UserFactory(language="en")
    moderator = UserFactory(moderator=True, language="en")
    Watch.objects.create(
        person=moderator, territory=proposal.round.process.territory, language="en"
    )
    page = f"/en{proposal.get_absolute_url()[3:]}"
    client.force_login(author)

    words = {"text": MANY, "stance": "for", "language": "en"}
    told = client.post(f"{page}comments/", words, follow=True).text
    assert "leads to one site three times or more" in told
    assert "Waiting for a moderator" in client.get(page).text
    assert Notice.objects.get(person=moderator).kind == "care_held"

    case = Case.objects.get()
    client.force_login(moderator)
    with override("en"):
        assert f"case-{case.pk}" in client.get(reverse("care:queue")).text
        shown = client.get(reverse("care:case", kwargs={"pk": case.pk})).text
    assert "somebody new leads to one site" in shown
    assert "lamps.example" not in client.get(page).text
    care.decide(case=case, moderator=moderator, kind="admit")
    assert "lamps.example" in client.get(page).text


def test_what_cannot_wait_is_refused_with_a_sentence():
    newcomer, round_ = UserFactory(), RoundFactory()
    mine = ProposalFactory(round=round_, author=newcomer)
    comment = post_comment(proposal=mine, author=newcomer, text="Lamps")
    with pytest.raises(RuleBroken, match="two links to one site"):
        edit_proposal(proposal=mine, author=newcomer, text=MANY)
    with pytest.raises(RuleBroken, match="two links to one site"):
        edit_comment(comment=comment, author=newcomer, text=MANY)
    words = {"title": "Lampes", "language": "fr"}
    other = ProposalFactory(round=round_, language="en")
    assert translate(original=other, translator=newcomer, text=FEW, **words).is_visible
    with pytest.raises(RuleBroken, match="two links to one site"):
        translate(original=other, translator=newcomer, text=MANY, **words)

    edit_proposal(proposal=mine, author=newcomer, text=FEW)
    edit_comment(comment=comment, author=newcomer, text=FEW)
    assert Proposal.objects.get(pk=mine.pk).text == FEW


@pytest.mark.parametrize(
    ("text", "many"),
    [
        (MANY, True),
        (FEW, False),
        ("", False),
        ("https://a.example https://b.a.example https://c.a.example", False),
        ("HTTPS://A.EXAMPLE:80/ https://user@a.example/ https://www.a.example?", True),
        ("http://a.example http://a.example", False),
        ("Three words about www and http: no links.", False),
        ("http://" * 5_000, False),
        ("https://" + "a." * 5_000, False),
        ("www.!" * 2_000, False),
    ],
)
def test_links_are_counted_by_host_however_they_are_written(text, many):
    assert leads_to_one_place(text) is many
