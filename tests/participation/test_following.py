"""Following, being told once, and the mails about it."""

from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from common.exceptions import RuleBroken
from participation.models import Round, RoundNews
from participation.services.comments import post_comment
from participation.services.news import tell_comment, tell_of_rounds
from people.models import MailChoice, Notice, User
from people.services import notices
from tests.factories.participation import ProcessFactory, ProposalFactory, RoundFactory
from tests.factories.people import UserFactory
from tests.races import at_once

HOSTILE = "<script>alert(1)</script> %(x)s {{ 7 }}"


@pytest.fixture
def proposal():
    return ProposalFactory(round__opens_at=timezone.now() - timedelta(days=30))


def follower_of(proposal, when="daily", **who):
    person = UserFactory(**who)
    notices.follow(person=person, thing=f"proposal:{proposal.pk}")
    notices.choose(person=person, when=when)
    return person


def commented(proposal, **more):
    return post_comment(proposal=proposal, author=UserFactory(), text="Yes.", **more)


def test_followers_and_the_author_hear_of_a_comment_once(
    proposal, django_capture_on_commit_callbacks
):
    follower, stranger = follower_of(proposal), UserFactory()
    with django_capture_on_commit_callbacks(execute=True):
        comment = commented(proposal)
    tell_comment(comment.pk)

    told = Notice.objects.values_list("person", flat=True)
    assert sorted(told) == sorted([follower.pk, proposal.author_id])
    assert not Notice.objects.filter(person=stranger).exists()
    assert comment.author.pseudonym in str(Notice.objects.first())


def test_whoever_is_answered_hears_that_and_not_both(proposal):
    first = commented(proposal)
    notices.follow(person=first.author, thing=f"proposal:{proposal.pk}")
    reply = commented(proposal, parent=first)
    tell_comment(reply.pk)

    assert Notice.objects.get(person=first.author).kind == "comment_answered"


def test_of_a_hidden_comment_nobody_hears(proposal):
    follower_of(proposal)
    comment = commented(proposal)
    type(comment).objects.filter(pk=comment.pk).update(status="hidden")
    tell_comment(comment.pk)
    assert not Notice.objects.exists()


def test_mails_come_as_chosen_and_never_twice(proposal):
    at_once = follower_of(proposal, "at_once", language="ar")
    daily = follower_of(proposal, "daily")
    never = follower_of(proposal, "none")
    notices.choose(person=proposal.author, when="daily")
    for _time in range(3):
        tell_comment(commented(proposal).pk)
    # One at once; the next of its kind within ten minutes wait, and come together.
    assert [one.to for one in mail.outbox] == [[at_once.email]]
    assert 'dir="rtl"' in mail.outbox[0].alternatives[0][0]

    mail.outbox.clear()
    for _time in range(2):
        call_command("tell_followers")
    sent = {one.to[0]: one for one in mail.outbox}
    assert set(sent) == {daily.email, proposal.author.email}
    assert len(mail.outbox) == 2
    # One line for the one thing there was news of.
    assert sent[daily.email].body.count("/comments/") == 1
    assert never.email not in sent

    tell_comment(commented(proposal).pk)
    notices.send_digests()
    assert len(mail.outbox) == 2  # the day's mail has been sent
    Notice.objects.filter(person=at_once).exclude(mailed_at=None).update(
        mailed_at=timezone.now() - timedelta(minutes=11)
    )
    MailChoice.objects.update(digest_at=timezone.now() - timedelta(hours=21))
    notices.send_digests()
    assert len(mail.outbox) == 5


def test_the_link_of_a_mail_stops_the_mails_and_nothing_else(client, proposal):
    person, other = follower_of(proposal, "at_once"), follower_of(proposal, "at_once")
    token = notices.stop_token(person)
    door = reverse("people:stop-mails", kwargs={"token": token})

    assert client.get(door).status_code == 200
    assert MailChoice.objects.get(person=person).when == "at_once"
    assert client.post(door).status_code == 200
    assert MailChoice.objects.get(person=person).when == "none"
    assert MailChoice.objects.get(person=other).when == "at_once"
    assert "_auth_user_id" not in client.session
    forged = reverse("people:stop-mails", kwargs={"token": token[:-2] + "xx"})
    assert client.post(forged).status_code == 404


def test_followers_hear_once_that_a_round_opens_closes_soon_and_closed():
    process = ProcessFactory()
    now = timezone.now()
    RoundFactory(process=process, title="Ideas", opens_at=now - timedelta(hours=1))
    RoundFactory(process=process, closes_at=now + timedelta(hours=3), opens_at=now - timedelta(9))
    RoundFactory(process=process, opens_at=now - timedelta(9), closes_at=now - timedelta(hours=1))
    RoundFactory(process=process, upcoming=True)
    person = UserFactory()
    notices.follow(person=person, thing=f"process:{process.pk}")

    assert [tell_of_rounds(), tell_of_rounds()] == [3, 0]
    kinds = person.notices.order_by("kind").values_list("kind", flat=True)
    assert list(kinds) == ["round_closed", "round_closing", "round_opened"]
    assert Notice.objects.count() == RoundNews.objects.count() == 3
    assert "Ideas" in str(person.notices.get(kind="round_opened"))


def test_of_an_unpublished_process_nobody_hears():
    round_ = RoundFactory(process__published_at=None, opens_at=timezone.now() - timedelta(hours=1))
    assert tell_of_rounds() == 0
    with pytest.raises(RuleBroken):
        notices.follow(person=UserFactory(), thing=f"process:{round_.process_id}")
    assert Round.objects.count() == 1


def test_what_may_not_be_seen_cannot_be_followed(client):
    draft, seen = ProposalFactory(draft=True), ProposalFactory()
    person = UserFactory()
    client.force_login(person)

    def door(kind, pk):
        return reverse("people:follow", kwargs={"kind": kind, "pk": pk})

    for kind, pk in (("proposal", draft.pk), ("proposal", 10**14), ("user", 1), ("x", 10**30)):
        assert client.post(door(kind, pk), {"follow": "1"}).status_code == 404
    assert client.post(door("proposal", seen.pk), {"follow": "1"}).url == seen.get_absolute_url()
    assert client.post(door("proposal", seen.pk), {"follow": "1"}).status_code == 302
    assert person.follows.count() == 1
    assert client.post(door("proposal", seen.pk), {"follow": "2"}).status_code == 422
    client.post(door("proposal", seen.pk), {"follow": "0"})
    assert person.follows.count() == 0


def test_the_page_shows_ones_own_notices_and_marks_them_read(client):
    proposal = ProposalFactory(title=HOSTILE)
    person, other = follower_of(proposal), follower_of(proposal)
    tell_comment(commented(proposal).pk)
    client.force_login(person)
    door = reverse("people:notices")

    page = client.get(door).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; %(x)s" in page
    assert "<script>alert(1)" not in page
    client.post(reverse("people:read-notices"))
    assert not Notice.objects.filter(person=person, read_at=None).exists()
    assert Notice.objects.filter(person=other, read_at=None).count() == 1
    assert client.post(reverse("people:mails"), {"when": "hourly"}).status_code == 422
    client.post(reverse("people:mails"), {"when": "none"})
    assert MailChoice.objects.get(person=person).when == "none"


def test_the_page_asks_as_much_for_thirty_as_for_one(client, django_assert_max_num_queries):
    person = UserFactory()
    client.force_login(person)

    def queries():
        with django_assert_max_num_queries(14) as asked:
            client.get(reverse("people:notices"))
        return len(asked)

    def add():
        proposal = ProposalFactory()
        notices.follow(person=person, thing=f"proposal:{proposal.pk}")
        tell_comment(commented(proposal).pk)

    add()
    queries()
    one = queries()
    for _time in range(29):
        add()
    assert queries() == one


def test_telling_costs_the_same_for_many_followers(proposal):
    def cost(comment):
        with CaptureQueriesContext(connection) as asked:
            tell_comment(comment.pk)
        return len(asked)

    follower_of(proposal)
    first = cost(commented(proposal))
    for _time in range(10):
        follower_of(proposal)
    assert cost(commented(proposal)) == first


def test_whoever_left_hears_nothing(proposal):
    person = follower_of(proposal, "at_once")
    User.objects.filter(pk=person.pk).update(is_active=False)
    tell_comment(commented(proposal).pk)
    assert not Notice.objects.filter(person=person).exists()


@pytest.mark.django_db(transaction=True)
def test_following_many_times_at_once_is_one_follow(proposal):
    person = UserFactory()

    at_once([partial(notices.follow, person=person, thing=f"proposal:{proposal.pk}")] * 12)

    assert person.follows.count() == 1


def answered(person, proposal):
    """Answer what a person said about a proposal; tell of it."""
    said = post_comment(proposal=proposal, author=person, text="I say.")
    reply = commented(proposal, parent=said)
    tell_comment(reply.pk)
    return reply


@pytest.mark.parametrize(
    ("volume", "hears"),
    [
        ("all", ["comment_answered", "comment_posted"]),
        ("answers", ["comment_answered"]),
        ("muted", []),
    ],
)
def test_people_hear_as_much_of_a_conversation_as_they_chose(client, proposal, volume, hears):
    person, thing = UserFactory(), f"proposal:{proposal.pk}"
    client.force_login(person)
    door = reverse("people:follow", kwargs={"kind": "proposal", "pk": proposal.pk})
    assert client.post(door, {"follow": "1", "volume": "loud"}).status_code == 422
    assert client.post(door, {"follow": "1", "volume": volume}).status_code == 302
    assert f'value="{volume}"' in client.get(door).text

    answered(person, proposal)
    tell_comment(commented(proposal).pk)
    assert sorted(person.notices.values_list("kind", flat=True)) == hears
    # What is no talk and goes to them alone, they hear whatever they chose.
    what = {"thing": thing, "url": "/", "names": {"title": "A"}}
    assert notices.tell(people=[person.pk], key="c", kind="care_hidden", **what) == 1
    # Of what everybody who follows is told, only who wants everything hears.
    told = notices.tell_followers(things=[thing], key="a", kind="proposal_answered", **what)
    assert told == (volume == "all")


def test_an_author_hears_less_of_their_own_proposal_and_a_process_is_all_or_nothing(proposal):
    notices.follow(person=proposal.author, thing=f"proposal:{proposal.pk}", volume="answers")
    tell_comment(commented(proposal).pk)
    assert not proposal.author.notices.exists()

    process = f"process:{proposal.round.process_id}"
    with pytest.raises(RuleBroken):
        notices.follow(person=proposal.author, thing=process, volume="muted")
    with pytest.raises(IntegrityError), transaction.atomic():
        proposal.author.follows.update(volume="loud")


def test_a_mail_a_week_comes_once_a_week_and_answers_to_oneself_at_once(proposal):
    weekly = follower_of(proposal, "weekly")
    tell_comment(commented(proposal).pk)
    tell_comment(commented(proposal).pk)
    assert notices.send_digests() == 0

    reply = answered(weekly, proposal)
    (letter,) = mail.outbox
    assert reply.author.pseudonym in letter.body
    # Another within ten minutes waits for the next run, and does not bring the week's mail along.
    answered(weekly, proposal)
    assert (len(mail.outbox), notices.send_digests()) == (1, 0)
    now = timezone.now()
    with time_machine.travel(now + timedelta(minutes=11)):
        assert [notices.send_digests(), notices.send_digests()] == [1, 0]
    with time_machine.travel(now + timedelta(days=7)):
        assert [notices.send_digests(), notices.send_digests()] == [1, 0]
    assert [one.to for one in mail.outbox] == [[weekly.email]] * 3
    # One line for the one thing; nothing comes twice.
    assert mail.outbox[-1].body.count("/comments/") == 1
    assert not Notice.objects.filter(person=weekly, mailed_at=None).exists()
