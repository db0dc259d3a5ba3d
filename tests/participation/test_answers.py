"""The organiser's answers: decided in silence, announced together, told once, kept as they are."""

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from common.exceptions import RuleBroken
from participation.models import Answer
from participation.queries.proposals import visible_to
from participation.queries.thread import proposals_shown
from participation.services.answers import announce_answers, decide_answer
from participation.services.proposals import withdraw_proposal
from participation.services.supports import give_support
from people.models import AuditEvent, MailChoice, Notice
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


def decided(proposal, organiser, **more):
    facts = {"verdict": "feasible", "reason": "It fits the budget.", "language": "en"} | more
    return decide_answer(proposal=proposal, organiser=organiser, **facts)


def answered(proposal, organiser, **more):
    answer = decided(proposal, organiser, **more)
    announce_answers(round_=proposal.round, organiser=organiser)
    answer.refresh_from_db()
    return answer


def test_nobody_but_organisers_knows_before_it_is_announced(client, proposal, organiser):
    page, listed = proposal.get_absolute_url(), proposal.round.get_absolute_url()
    decided(proposal, organiser, cost="1200.50", period="Spring 2027")
    for address in (page, listed):
        assert "feasible" not in client.get(address).text
    assert proposal.title not in client.get(f"{listed}?verdict=feasible").text

    client.force_login(organiser)
    rows = client.get(f"{listed}answers/").text
    assert proposal.title in rows
    assert "feasible" in rows
    client.post(f"{listed}answers/announce/")
    client.logout()
    words = client.get(f"/en{page[3:]}").text
    for part in ("feasible", "It fits the budget.", "1,200.50", "Spring 2027"):
        assert part in words
    assert "feasible" in client.get(listed).text
    shown = proposals_shown([str(proposal.pk)], UserFactory())[str(proposal.pk)]
    assert [note.url for note in shown.notes] == [f"{page}#answer"]


def test_one_answer_is_announced_at_once_and_the_others_wait(client, proposal, organiser):
    other = ProposalFactory(round=proposal.round)
    decided(other, organiser)
    client.force_login(organiser)
    address = f"{proposal.get_absolute_url()}answer/"
    sent = {"verdict": "feasible", "reason": "It fits.", "language": "en", "announce": "1"}
    assert client.post(address, sent | {"reason": ""}).status_code == 422
    assert not Answer.objects.filter(announced_at__isnull=False).exists()
    assert client.post(address, sent).status_code == 302
    [announced] = Answer.objects.filter(announced_at__isnull=False)
    assert (announced.proposal, announced.announced_by) == (proposal, organiser)


def test_each_hears_of_it_once_whatever_brings_them(
    proposal, organiser, django_capture_on_commit_callbacks
):
    supporter, follower, stranger = UserFactory.create_batch(3)
    give_support(proposal=proposal, person=supporter)
    for person in (follower, supporter):
        notices.follow(person=person, thing=f"proposal:{proposal.pk}")
    MailChoice.objects.update_or_create(person=supporter, defaults={"when": "at_once"})
    decided(proposal, organiser)

    for _time in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            announce_answers(round_=proposal.round, organiser=organiser)
    told = Notice.objects.filter(kind="proposal_answered").values_list("person", flat=True)
    assert sorted(told) == sorted([proposal.author_id, supporter.pk, follower.pk])
    assert stranger.pk not in told
    assert all(proposal.title in str(one) for one in Notice.objects.all())
    actions = AuditEvent.objects.filter(actor=organiser).values_list("action", flat=True)
    assert sorted(actions) == ["answer.decided", "answers.announced"]
    assert not mail.outbox or mail.outbox[0].to == [supporter.email]


def test_supporters_hear_that_a_proposal_was_withdrawn(
    proposal, django_capture_on_commit_callbacks
):
    supporter = UserFactory()
    give_support(proposal=proposal, person=supporter)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_proposal(proposal=proposal, author=proposal.author, reason="Done already.")
    assert Notice.objects.get(kind="proposal_withdrawn").person == supporter


def test_only_the_organiser_decides_and_announces(proposal):
    other = UserFactory()
    RoundFactory().process.organisers.add(other)
    with pytest.raises(RuleBroken, match="organiser"):
        decided(proposal, other)
    with pytest.raises(RuleBroken, match="organiser"):
        announce_answers(round_=proposal.round, organiser=other)
    assert not Answer.objects.exists()


def test_what_is_decided_may_change_and_what_is_announced_stays(client, proposal, organiser):
    decided(proposal, organiser)
    answer = answered(proposal, organiser, verdict="not_feasible", reason="The street is private.")
    assert Answer.objects.get().verdict == "not_feasible"

    with pytest.raises(RuleBroken, match="announced"):
        decided(proposal, organiser)
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.filter(pk=answer.pk).update(reason="Something else.")
    client.force_login(organiser)
    door = f"{proposal.get_absolute_url()}answer/"
    assert client.get(door).url == f"{proposal.get_absolute_url()}#answer"
    late = client.post(door, {"verdict": "partly", "reason": "Perhaps.", "language": "en"})
    assert late.status_code == 409
    assert "Perhaps." in late.text


def test_the_form_keeps_what_was_typed_and_says_what_is_wrong(client, proposal, organiser):
    client.force_login(organiser)
    door = f"/en{proposal.get_absolute_url()[3:]}answer/"
    typed = {"verdict": "feasible", "reason": HOSTILE, "language": "en", "period": HOSTILE}

    for wrong in ({"verdict": "yes"}, {"cost": "-1"}, {"cost": "much"}, {"language": "xx"}):
        answer = client.post(door, typed | wrong)
        assert answer.status_code == 422
        assert "&lt;script&gt;alert(1)" in answer.text
        assert "<script>alert(1)" not in answer.text
    missing = client.post(door, {**typed, "reason": " "})
    assert (missing.status_code, "Say why." in missing.text) == (422, True)
    assert not Answer.objects.exists()

    assert client.post(door, {**typed, "decided_by": 1, "announced_at": now()}).status_code == 302
    assert Answer.objects.get().announced_at is None
    announce_answers(round_=proposal.round, organiser=organiser)
    for page in (proposal.get_absolute_url(), proposal.round.get_absolute_url()):
        assert "<script>alert(1)" not in client.get(page).text


def test_withdrawn_and_hidden_proposals_are_not_answered(proposal, organiser):
    decided(proposal, organiser)
    withdraw_proposal(proposal=proposal, author=proposal.author, reason="Done already.")
    assert announce_answers(round_=proposal.round, organiser=organiser) == 0
    with pytest.raises(RuleBroken, match="not open"):
        decided(proposal, organiser)


def test_the_list_is_filtered_by_the_answer(client, proposal, organiser):
    other = ProposalFactory(round=proposal.round, title="Another one")
    answered(proposal, organiser)
    found = client.get(f"{proposal.round.get_absolute_url()}?verdict=feasible").text
    assert proposal.title in found
    assert other.title not in found
    nonsense = client.get(f"{proposal.round.get_absolute_url()}?verdict=nonsense").text
    assert other.title in nonsense


@pytest.mark.parametrize("number", [1, 30])
def test_lists_cost_the_same_however_many_answers(client, proposal, organiser, number):
    for one in [proposal, *ProposalFactory.create_batch(number - 1, round=proposal.round)]:
        decided(one, organiser)
    client.force_login(organiser)
    address = proposal.round.get_absolute_url()
    with CaptureQueriesContext(connection) as asked:
        client.get(f"{address}answers/?state=decided")
    assert len(asked) == 7
    announce_answers(round_=proposal.round, organiser=organiser)
    client.logout()
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    assert len(asked) == 5


def test_the_database_wants_a_reason_and_whoever_announced(proposal, organiser):
    facts = {"proposal": proposal, "verdict": "partly", "decided_by": organiser, "language": "en"}
    wrong = [{"reason": ""}, {"reason": "x", "cost": -1}, {"reason": "x", "announced_at": now()}]
    for more in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            Answer.objects.create(**facts, decided_at=now(), **more)


def test_a_reader_pays_no_query_more_for_an_answer(proposal, organiser):
    answered(proposal, organiser)
    found = visible_to(organiser).get(pk=proposal.pk)
    with CaptureQueriesContext(connection) as asked:
        assert found.answer.tone == "olive"
    assert not asked


@pytest.mark.django_db(transaction=True)
def test_announcing_twice_at_once_announces_once():
    organiser, proposal = UserFactory(), ProposalFactory()
    proposal.round.process.organisers.add(organiser)
    decided(proposal, organiser)
    acts = [lambda: announce_answers(round_=proposal.round, organiser=organiser)] * 4
    assert sorted(at_once(acts)) == [0, 0, 0, 1]
    assert Notice.objects.filter(kind="proposal_answered").count() == 1
