"""After the answer people hear how far it is: in public, once each, in an order of sense."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from common.exceptions import RuleBroken
from participation.models import Answer, ProgressNote, Proposal
from participation.queries.thread import proposals_shown
from participation.services.answers import announce_answers, decide_answer
from participation.services.progress import say_progress
from participation.services.supports import give_support
from people.models import AuditEvent, Notice
from people.services import notices
from tests.factories.participation import ProposalFactory, RoundFactory
from tests.factories.people import UserFactory
from tests.races import at_once

HOSTILE = "<script>alert(1)</script>{{ 7*7 }}'\"&"


@pytest.fixture
def organiser():
    return UserFactory()


@pytest.fixture
def proposal(organiser):
    proposal = ProposalFactory(round__supports_per_person=3)
    proposal.round.process.organisers.add(organiser)
    return proposal


def answered(proposal, organiser, verdict="feasible"):
    facts = {"verdict": verdict, "reason": "It fits the budget.", "language": "en"}
    decide_answer(proposal=proposal, organiser=organiser, **facts)
    announce_answers(round_=proposal.round, organiser=organiser)


def said(proposal, organiser, state, text=""):
    words = {"state": state, "text": text, "language": "en"}
    return say_progress(proposal=proposal, organiser=organiser, **words)


def test_everybody_reads_how_far_it_is_and_those_concerned_are_told_once(
    client, proposal, organiser, django_capture_on_commit_callbacks
):
    supporter, follower, stranger = UserFactory.create_batch(3)
    give_support(proposal=proposal, person=supporter)
    for person in (follower, supporter):
        notices.follow(person=person, thing=f"proposal:{proposal.pk}")
    answered(proposal, organiser)

    for _time in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            said(proposal, organiser, "started", "The nurse is hired.")
    told = Notice.objects.filter(kind="proposal_started").values_list("person", flat=True)
    assert sorted(told) == sorted([proposal.author_id, supporter.pk, follower.pk])
    assert stranger.pk not in told
    assert all(proposal.title in str(one) for one in Notice.objects.all())
    said(proposal, organiser, "done")
    page = client.get(f"/en{proposal.get_absolute_url()[3:]}").text
    assert page.index(">done<") < page.index("The nurse is hired.")
    assert ">done<" in client.get(f"/en{proposal.round.get_absolute_url()[3:]}").text
    shown = proposals_shown([str(proposal.pk)], UserFactory())[str(proposal.pk)]
    assert shown.notes[-1].url.endswith("#progress")
    assert AuditEvent.objects.filter(action="progress.said", actor=organiser).count() == 2


def test_each_state_has_its_time(proposal, organiser):
    said(proposal, organiser, "considered")
    for state in ("started", "done", "stopped"):
        with pytest.raises(RuleBroken, match="Announce the answer"):
            said(proposal, organiser, state, "Soon.")
    answered(proposal, organiser)
    with pytest.raises(RuleBroken, match="answered already"):
        said(proposal, organiser, "considered", "Once more.")
    with pytest.raises(RuleBroken, match="Say why"):
        said(proposal, organiser, "stopped", " ")
    said(proposal, organiser, "stopped", "The house was sold.")
    proposal.refresh_from_db()
    assert proposal.progress == "stopped"


def test_what_is_not_feasible_or_not_public_gets_no_further(proposal, organiser):
    other = ProposalFactory(round=proposal.round)
    answered(proposal, organiser, "not_feasible")
    with pytest.raises(RuleBroken, match="not feasible"):
        said(proposal, organiser, "started")
    Proposal.objects.filter(pk=other.pk).update(status=Proposal.Status.HIDDEN)
    with pytest.raises(RuleBroken, match="not open"):
        said(other, organiser, "considered")
    assert not ProgressNote.objects.exists()


def test_a_decided_answer_is_not_given_away(client, proposal, organiser):
    decide_answer(
        proposal=proposal, organiser=organiser, verdict="feasible", reason="Yes.", language="en"
    )
    with pytest.raises(RuleBroken, match="Announce the answer"):
        said(proposal, organiser, "started")
    assert Answer.objects.get().announced_at is None
    said(proposal, organiser, "considered")
    assert "feasible" not in client.get(proposal.get_absolute_url()).text


def test_only_the_organiser_says_it(client, proposal, organiser):
    other = UserFactory()
    RoundFactory().process.organisers.add(other)
    with pytest.raises(RuleBroken, match="organiser"):
        said(proposal, other, "considered")
    door = f"{proposal.get_absolute_url()}progress/"
    words = {"state": "considered", "language": "en"}
    for person in (other, proposal.author):
        client.force_login(person)
        assert client.post(door, words).status_code == 403
        assert door not in client.get(proposal.get_absolute_url()).text
    client.force_login(organiser)
    assert door in client.get(proposal.get_absolute_url()).text
    assert client.post(door, words).status_code == 302
    assert ProgressNote.objects.count() == 1


def test_the_form_keeps_what_was_typed_and_says_what_is_wrong(client, proposal, organiser):
    answered(proposal, organiser)
    client.force_login(organiser)
    door = f"/en{proposal.get_absolute_url()[3:]}progress/"
    typed = {"state": "started", "text": HOSTILE, "language": "en"}
    for wrong in ({"state": "considered"}, {"state": ""}, {"language": "xx"}, {"text": "x" * 1001}):
        answer = client.post(door, typed | wrong)
        assert answer.status_code == 422
        assert "<script>alert(1)" not in answer.text
    assert "&lt;script&gt;alert(1)" in client.post(door, {**typed, "state": ""}).text
    missing = client.post(door, {"state": "stopped", "text": " ", "language": "en"})
    assert (missing.status_code, "Say why." in missing.text) == (422, True)
    assert not ProgressNote.objects.exists()

    assert client.post(door, typed).status_code == 302
    for page in (proposal.get_absolute_url(), proposal.round.get_absolute_url()):
        assert "<script>alert(1)" not in client.get(page).text


def test_the_list_is_filtered_by_how_far_it_is(client, proposal, organiser):
    other = ProposalFactory(round=proposal.round, title="Another one")
    said(proposal, organiser, "considered")
    address = proposal.round.get_absolute_url()
    assert 'href="?progress=considered"' in client.get(address).text
    found = client.get(f"{address}?progress=considered").text
    assert proposal.title in found
    assert other.title not in found
    for nonsense in ("nonsense", "%00", ""):
        assert other.title in client.get(f"{address}?progress={nonsense}").text


def test_the_database_wants_a_reason(proposal, organiser):
    answered(proposal, organiser)
    note = said(proposal, organiser, "stopped", "The house was sold.")
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgressNote.objects.filter(pk=note.pk).update(text="")


@pytest.mark.parametrize("number", [1, 30])
def test_the_page_costs_the_same_however_much_was_said(client, proposal, organiser, number):
    answered(proposal, organiser)
    for one in range(number):
        said(proposal, organiser, "started", f"Step {one}.")
    client.get(proposal.get_absolute_url())
    with CaptureQueriesContext(connection) as asked:
        client.get(proposal.get_absolute_url())
    assert len([one for one in asked if "progressnote" in one["sql"]]) == 1


@pytest.mark.django_db(transaction=True)
def test_saying_the_same_at_once_says_it_once():
    organiser, proposal = UserFactory(), ProposalFactory()
    proposal.round.process.organisers.add(organiser)
    at_once([lambda: said(proposal, organiser, "considered")] * 4)
    assert ProgressNote.objects.count() == 1
    assert Notice.objects.filter(kind="proposal_considered").count() == 1
