"""Room for talk, none for floods: counted exactly, said in words, lifted by whoever vouches."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from common.exceptions import RuleBroken, TooSoon
from participation.models import Comment, Proposal
from participation.services.comments import post_comment
from participation.services.opinions import add_statement
from participation.services.pace import at_any_pace
from participation.services.proposals import publish_draft, save_draft
from people.models import User
from tests.factories.participation import ProposalFactory, RoundFactory
from tests.factories.people import UserFactory, VerificationFactory
from tests.races import at_once, numbered


@pytest.fixture(autouse=True)
def _paced(settings):
    settings.NORIA_PACE = True


def aged(person, **age):
    """Make an account that old."""
    User.objects.filter(pk=person.pk).update(date_joined=now() - timedelta(**age))
    return User.objects.get(pk=person.pk)


def back(model, **age):
    """Let time pass since everything was said."""
    for one in model.objects.all():
        model.objects.filter(pk=one.pk).update(created_at=one.created_at - timedelta(**age))


def test_a_newcomer_waits_half_a_minute_between_comments(client):
    proposal, person = ProposalFactory(), UserFactory()
    client.force_login(person)
    address = f"{proposal.get_absolute_url()}comments/"
    words = {"stance": "for", "language": "fr"}

    assert client.post(address, {"text": "One", **words}).status_code == 302
    answer = client.post(address, {"text": "Two more words", **words})
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 30
    assert "Two more words" in answer.text
    assert "dans 1 minute" in answer.text or "in 1 minute" in answer.text

    back(Comment, seconds=31)
    assert client.post(address, {"text": "Two more words", **words}).status_code == 302


def test_ten_comments_are_a_newcomers_day_and_an_old_hand_goes_on():
    proposal, newcomer = ProposalFactory(), UserFactory()
    for number in range(10):
        post_comment(proposal=proposal, author=newcomer, text=f"Words {number}")
        back(Comment, minutes=6)
    with pytest.raises(TooSoon) as refused:
        post_comment(proposal=proposal, author=newcomer, text="One more")
    assert refused.value.wait > timedelta(hours=22)

    post_comment(proposal=proposal, author=aged(newcomer, days=2), text="One more")


def test_nobody_floods_however_old():
    proposal, person = ProposalFactory(), aged(UserFactory(), days=900)
    with at_any_pace():
        for number in range(60):
            post_comment(proposal=proposal, author=person, text=f"Words {number}")

    with pytest.raises(TooSoon):
        post_comment(proposal=proposal, author=person, text="One more")
    assert Comment.objects.count() == 60


@pytest.mark.django_db(transaction=True)
def test_the_limit_is_exact_however_many_come_at_once():
    proposal, newcomer = ProposalFactory(), UserFactory()

    def say(number):
        return post_comment(proposal=proposal, author=newcomer, text=f"Words {number}")

    answers = at_once(numbered(say, 12))

    assert sum(isinstance(answer, TooSoon) for answer in answers) == 11
    assert Comment.objects.count() == 1


def test_whom_somebody_vouches_for_is_no_newcomer():
    proposal, person = ProposalFactory(), UserFactory()
    VerificationFactory(person=person, kind="email")
    post_comment(proposal=proposal, author=person, text="One")
    with pytest.raises(TooSoon):
        post_comment(proposal=proposal, author=person, text="Two")

    VerificationFactory(
        person=person,
        kind="in-person",
        territory=proposal.round.process.territory,
        by=UserFactory(verifier=True),
    )
    post_comment(proposal=proposal, author=person, text="Two")


def test_the_same_words_are_not_said_in_many_places(settings):
    author = aged(UserFactory(), days=9)
    here, there = ProposalFactory(), ProposalFactory()
    post_comment(proposal=here, author=author, text="Buy my lamps")
    with pytest.raises(RuleBroken, match="just said the same"):
        post_comment(proposal=there, author=author, text=" Buy my lamps ")

    post_comment(proposal=there, author=UserFactory(), text="Buy my lamps")
    back(Comment, minutes=6)
    post_comment(proposal=there, author=author, text="Buy my lamps")


def test_a_newcomer_publishes_three_proposals_a_day_and_keeps_the_rest_as_drafts(client):
    round_, person = RoundFactory(proposals_per_person=9), UserFactory()
    drafts = [
        save_draft(round_=round_, author=person, title=f"Idea {n}", text="x", language="en")
        for n in range(4)
    ]
    for draft in drafts[:3]:
        publish_draft(proposal=draft, author=person)
        Proposal.objects.filter(published_at__isnull=False).update(
            published_at=now() - timedelta(hours=1)
        )

    client.force_login(person)
    answer = client.post(f"{drafts[3].get_absolute_url()}publish/")
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 3600
    drafts[3].refresh_from_db()
    assert drafts[3].is_draft


def test_a_newcomer_adds_statements_slowly(client):
    round_, person = RoundFactory(kind="comments"), UserFactory()
    add_statement(round_=round_, author=person, text="The market should open on Sunday.")
    client.force_login(person)
    words = {"text": "Buses should run at night.", "language": "en"}

    answer = client.post(f"{round_.get_absolute_url()}statements/add/", words)
    assert answer.status_code == 429
    assert "Buses should run at night." in answer.text
