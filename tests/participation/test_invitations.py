"""Processes by invitation: nobody else learns a word of them, anywhere."""

from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import now

from common.exceptions import RuleBroken
from participation.models import Invitation
from participation.queries import processes as queries
from participation.services.comments import post_comment
from participation.services.invitations import invite, tell_the_invited, withdraw_invitation
from participation.services.news import tell_comment, tell_of_rounds
from participation.services.news_of_proposals import tell_withdrawal
from participation.services.processes import open_process
from participation.services.proposals import withdraw_proposal
from people.models import AuditEvent, Notice
from people.services import exports, forgetting, notices
from tests.factories.lab import ServiceFactory
from tests.factories.live import SessionFactory
from tests.factories.participation import (
    CommentFactory,
    ProcessFactory,
    ProposalFactory,
    RoundFactory,
)
from tests.factories.people import UserFactory
from tests.factories.voting import VoteFactory
from tests.races import at_once
from thread.refs import Ref, Relation
from thread.services import record

MARK = "Zanzibarine"

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser():
    return UserFactory(organiser=True)


@pytest.fixture
def process(organiser):
    process = ProcessFactory(access="invitation", title=MARK, question=f"{MARK} ?")
    process.organisers.add(organiser)
    return process


@pytest.fixture
def proposal(process):
    return ProposalFactory(
        title=f"{MARK} one",
        text=f"A jardin for {MARK}",
        round=RoundFactory(
            process=process,
            title=f"{MARK} round",
            supports_per_person=3,
            opens_at=now() - timedelta(hours=1),
        ),
    )


def address(name, process, *more):
    return reverse(f"participation:{name}", args=[process.slug, *more])


def signed_in(person):
    client = Client()
    if person:
        client.force_login(person)
    return client


def test_only_who_is_invited_sees_it_after_signing_in(process, organiser):
    named, written, stranger = UserFactory(), UserFactory(), UserFactory()
    invite(process=process, organiser=organiser, people=[named], addresses=[written.email.upper()])
    for person, status in (
        (named, 200),
        (written, 200),
        (organiser, 200),
        (stranger, 404),
        (None, 404),
    ):
        assert signed_in(person).get(process.get_absolute_url()).status_code == status
    for person, number in ((named, 1), (written, 1), (stranger, 0)):
        assert queries.visible_to(person).count() == number


def test_an_address_counts_only_once_it_is_confirmed(process, organiser):
    guesser = UserFactory(email="guesser@example.org")
    EmailAddress.objects.create(user=guesser, email="friend@example.org", verified=False)
    invite(process=process, organiser=organiser, addresses=["friend@example.org"])
    assert not queries.visible_to(guesser).exists()
    EmailAddress.objects.filter(email="friend@example.org").update(verified=True)
    assert queries.visible_to(guesser).exists()


def test_a_withdrawn_invitation_closes_every_door_again(client, process, organiser):
    person = UserFactory()
    invite(process=process, organiser=organiser, people=[person])
    invitation = Invitation.objects.get()
    client.force_login(organiser)
    client.post(address("room-uninvite", process, invitation.pk))
    assert not queries.visible_to(person).exists()
    assert person.pseudonym not in client.get(address("room-invitations", process)).text
    withdraw_invitation(invitation=invitation, organiser=organiser)
    assert AuditEvent.objects.filter(action="process.uninvited").count() == 1


def surfaces(process, proposal):
    """Every place where something of a process may be read, by those who may."""
    round_ = proposal.round
    yield address("process", process)
    for name in ("round", "propose", "answers"):
        yield address(name, process, round_.slug)
    yield from (
        proposal.url(name) for name in ("proposal", "versions", "edit", "preview", "comments")
    )
    yield from (
        "/fr/",
        "/fr/processes/",
        "/fr/processes/?state=open",
        "/fr/search/?q=jardin",
        "/sitemap-processes.xml",
        "/sitemap-proposals.xml",
        "/fr/live/",
        "/fr/services/",
        "/sitemap.xml",
        "/api/v1/processes",
        "/api/v1/rounds",
        "/api/v1/proposals",
        "/api/v1/results",
        "/api/v1/services",
        "/fr/accounts/notices/",
        "/fr/accounts/",
        f"/fr/accounts/follow/process/{process.pk}/",
        f"/fr/accounts/follow/proposal/{proposal.pk}/",
        f"/fr/translations/proposal/{proposal.pk}/",
        f"/fr/care/report/proposal/{proposal.pk}/",
        "/fr/nothing/jardin/",
    )


@pytest.mark.parametrize("who", ["anonymous", "citizen", "organiser elsewhere", "withdrawn"])
def test_no_surface_says_a_word_to_who_is_not_invited(process, proposal, organiser, who):
    CommentFactory(proposal=proposal, text=MARK)
    vote = VoteFactory(round__process=process, round__title=f"{MARK} vote")
    SessionFactory(upcoming=True, title=f"{MARK} session", process=process)
    beside = ProposalFactory()
    source, target = Ref("proposal", proposal.pk), Ref("proposal", beside.pk)
    record(source=source, target=target, relation=Relation.BECAME)
    ServiceFactory()
    call_command("update_index", verbosity=0)
    person = None if who == "anonymous" else UserFactory(organiser=who == "organiser elsewhere")
    if who == "withdrawn":
        invite(process=process, organiser=organiser, people=[person])
        notices.follow(person=person, thing=f"process:{process.pk}")
        withdraw_invitation(invitation=Invitation.objects.get(), organiser=organiser)
    client = signed_in(person)
    doors = [*surfaces(process, proposal), beside.get_absolute_url()]
    doors += [
        address(name, process, vote.round.slug) for name in ("round", "vote", "result", "opinions")
    ]
    for door in doors:
        answer = client.get(door, follow=True)
        said = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert MARK not in said.decode(), door
    assert signed_in(organiser).get(process.get_absolute_url()).text.count(MARK) > 1


def test_nobody_acts_on_what_they_may_not_see(process, proposal):
    client = signed_in(UserFactory())
    posts = [
        address("propose", process, proposal.round.slug),
        *(proposal.url(name) for name in ("support", "comments", "withdraw", "note", "answer")),
        address("announce", process, proposal.round.slug),
        address("room-open", process),
    ]
    for door in posts:
        assert client.post(door, {"text": "x", "stance": "for"}).status_code == 404, door
    follow = client.post(f"/fr/accounts/follow/process/{process.pk}/")
    assert follow.status_code in {403, 404, 409}


def test_who_was_taken_off_hears_nothing_more(process, proposal, organiser):
    gone, stays = UserFactory(), UserFactory()
    invite(process=process, organiser=organiser, people=[gone, stays])
    for person in (gone, stays):
        notices.follow(person=person, thing=f"process:{process.pk}")
        notices.follow(person=person, thing=f"proposal:{proposal.pk}")
    proposal.author = gone
    proposal.save()
    withdraw_invitation(invitation=Invitation.objects.get(person=gone), organiser=organiser)

    comment = post_comment(proposal=proposal, author=stays, text="Yes.")
    tell_comment(comment.pk)
    tell_comment(post_comment(proposal=proposal, author=organiser, text="So be it.").pk)
    tell_of_rounds()
    withdraw_proposal(proposal=proposal, author=gone, reason="Other plans.")
    tell_withdrawal(proposal.pk)
    assert not Notice.objects.filter(person=gone).exists()
    kinds = set(Notice.objects.filter(person=stays).values_list("kind", flat=True))
    assert {"comment_posted", "round_opened", "proposal_withdrawn"} <= kinds


def test_a_pasted_list_is_taken_whole_or_not_at_all(client, process, organiser):
    person = UserFactory()
    client.force_login(organiser)
    door = address("room-invitations", process)
    hostile = "<script>alert(1)</script>"
    wrong = client.post(door, {"people": f"one@example.org\n{hostile}\nnot@@example"})
    assert wrong.status_code == 422
    assert "one@example.org" in wrong.text
    assert "<script>alert" not in wrong.text
    assert not Invitation.objects.exists()
    many = "\n".join(f"p{number}@example.org" for number in range(201))
    assert client.post(door, {"people": many}).status_code == 422
    assert client.post(door, {"people": ""}).status_code == 422

    pasted = f"One@example.org; two@example.org,\r\n{person.pseudonym.upper()}\none@example.org"
    assert client.post(door, {"people": pasted}).status_code == 302
    assert client.post(door, {"people": pasted}).status_code == 302
    invited = {(one.email, one.person) for one in Invitation.objects.all()}
    assert invited == {("one@example.org", None), ("two@example.org", None), ("", person)}
    page = client.get(door).text
    assert "two@example.org" in page
    assert person.email not in page


def test_a_public_process_has_no_invitations(client, organiser):
    process = ProcessFactory()
    process.organisers.add(organiser)
    client.force_login(organiser)
    assert client.get(address("room-invitations", process)).status_code == 404
    with pytest.raises(RuleBroken, match="public"):
        invite(process=process, organiser=organiser, addresses=["one@example.org"])


def test_invitations_leave_when_the_process_opens_and_each_once(
    organiser, django_capture_on_commit_callbacks
):
    process = ProcessFactory(access="invitation", published_at=None, title="<b>Secret</b>")
    process.organisers.add(organiser)
    RoundFactory(process=process, kind="comments", title_fr="Avis")
    for code in process.languages:
        setattr(process, f"title_{code}", "<b>Secret</b>")
        setattr(process, f"question_{code}", "Quoi ?")
        process.rounds.update(**{f"title_{code}": "Avis"})
    process.save()
    person = UserFactory()
    with django_capture_on_commit_callbacks(execute=True):
        invite(process=process, organiser=organiser, people=[person], addresses=["one@example.org"])
    assert not queries.visible_to(person).exists()
    assert not mail.outbox
    for _time in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            open_process(process=process, organiser=organiser)
        tell_the_invited(process)
    assert queries.visible_to(person).exists()
    assert Notice.objects.get(person=person).kind == "process_invited"
    [letter] = mail.outbox
    assert letter.to == ["one@example.org"]
    assert "<b>Secret</b>" in letter.body
    assert "accounts/login/?next=" in letter.body


def test_taking_off_and_inviting_again_floods_nobody(
    process, organiser, django_capture_on_commit_callbacks
):
    def again():
        with django_capture_on_commit_callbacks(execute=True):
            invite(process=process, organiser=organiser, addresses=["one@example.org"])
        invitation = Invitation.objects.get(withdrawn_at=None)
        withdraw_invitation(invitation=invitation, organiser=organiser)

    for _time in range(5):
        again()
    assert len(mail.outbox) == 1
    with time_machine.travel(now() + timedelta(days=2)):
        again()
    assert len(mail.outbox) == 2


def test_the_link_of_a_letter_signs_nobody_in(
    client, process, organiser, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        invite(process=process, organiser=organiser, addresses=["one@example.org"])
    [link] = [word for word in mail.outbox[0].body.split() if "accounts/login" in word]
    page = client.get("/" + link.split("/", 3)[3])
    assert page.status_code == 200
    assert "_auth_user_id" not in client.session
    assert client.get(process.get_absolute_url()).status_code == 404


def test_invitations_are_exported_and_forgotten(process, organiser):
    person = UserFactory()
    invite(process=process, organiser=organiser, people=[person], addresses=[person.email])
    exported = exports.export_of(person)["process_invitations"]
    assert [one["process"] for one in exported] == [process.slug, process.slug]
    forgetting.forget_everywhere(person=person)
    assert not Invitation.objects.exists()


def test_the_list_costs_the_same_for_one_and_for_thirty(client, process, organiser):
    client.force_login(organiser)
    costs = []
    for people in (1, 29):
        invite(process=process, organiser=organiser, people=UserFactory.create_batch(people))
        with CaptureQueriesContext(connection) as spent:
            client.get(address("room-invitations", process))
        costs.append(len(spent))
    assert costs[0] == costs[1]


@pytest.mark.django_db(transaction=True)
def test_two_at_once_invite_once():
    organiser = UserFactory(organiser=True)
    process = ProcessFactory(access="invitation")
    process.organisers.add(organiser)

    def ask():
        return invite(process=process, organiser=organiser, addresses=["one@example.org"])

    assert sorted(at_once([ask, ask])) == [0, 1]
    assert Invitation.objects.count() == 1
