"""Proposals go on into the next round: with their authors, without supports, once."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import override

from common.exceptions import RuleBroken
from participation.models import CoAuthor, Proposal, VoteDesign
from participation.queries.proposals import proposals_left
from participation.services.answers import announce_answers, decide_answer
from participation.services.carrying import carry_proposals
from participation.services.comments import post_comment
from participation.services.preparing_votes import write_ballot
from participation.services.supports import give_support
from participation.services.voting_opening import open_vote
from people.models import AuditEvent, Notice
from tests.factories.participation import ProcessFactory, ProposalFactory, RoundFactory
from tests.factories.people import UserFactory
from tests.races import at_once
from thread.queries import thread_of
from thread.refs import Ref

HOSTILE = "<script>alert(1)</script>{{ 7*7 }}'\"&"
TERMS = {"max_choices": None, "min_votes": 1, "roll": "open", "publication": "full"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser():
    return UserFactory(organiser=True)


@pytest.fixture
def ideas(organiser):
    round_ = RoundFactory(position=1, supports_per_person=5)
    round_.process.organisers.add(organiser)
    return round_


def after(ideas, **more):
    return RoundFactory(process=ideas.process, position=2, upcoming=True, **more)


def door(name, round_):
    return reverse(f"participation:{name}", args=[round_.process.slug, round_.slug])


def test_a_carried_proposal_is_one_of_its_own_with_the_same_people_and_words(
    ideas, organiser, django_capture_on_commit_callbacks
):
    second = after(ideas)
    original = ProposalFactory(round=ideas, title="Jardin", origin="paper", credited_to="Salma")
    supporter, writer = UserFactory(), UserFactory()
    give_support(proposal=original, person=supporter)
    post_comment(proposal=original, author=supporter, text="Oui.")
    CoAuthor.objects.create(
        proposal=original, person=writer, invited_at=now(), joined_at=now() - timedelta(1)
    )
    with django_capture_on_commit_callbacks(execute=True):
        assert (
            carry_proposals(source=ideas, into=second, organiser=organiser, proposals=[original.pk])
            == 1
        )
    carried = Proposal.objects.get(round=second)
    assert (carried.title, carried.author, carried.origin, carried.credited_to) == (
        "Jardin",
        original.author,
        "paper",
        "Salma",
    )
    assert (carried.support_count, carried.comment_count, carried.version) == (0, 0, 1)
    assert carried.versions.get().title == "Jardin"
    assert carried.writer_ids == {original.author_id, writer.pk}
    assert carried.carried_from == original
    assert "jardin" in carried.words.words
    assert "jardin" in carried.search_key
    original.refresh_from_db()
    assert (original.support_count, original.comment_count) == (1, 1)
    for one in (original, carried):
        shown = str(thread_of(Ref("proposal", one.pk), organiser))
        assert original.get_absolute_url() in shown
        assert carried.get_absolute_url() in shown
    told = Notice.objects.filter(kind="proposal_carried")
    assert {note.person for note in told} == {original.author, supporter, writer}
    assert {note.url for note in told} == {carried.get_absolute_url()}
    assert AuditEvent.objects.filter(action="proposals.carried", actor=organiser).count() == 1


def test_what_was_carried_takes_no_place_of_what_its_author_may_propose(ideas, organiser):
    second = after(ideas, proposals_per_person=1)
    original = ProposalFactory(round=ideas)
    carry_proposals(source=ideas, into=second, organiser=organiser, proposals=[original.pk])
    assert proposals_left(original.author, second) == 1


def test_only_organisers_carry_and_only_forward_in_their_own_process(ideas, organiser):
    second, proposal = after(ideas), ProposalFactory(round=ideas)
    elsewhere = RoundFactory(upcoming=True)
    over = RoundFactory(process=ideas.process, position=3, closed=True)
    back = ProposalFactory(round=second)
    withdrawn, draft = (
        ProposalFactory(round=ideas, withdrawn=True),
        ProposalFactory(round=ideas, draft=True),
    )

    def refused(match, **change):
        asked = {
            "source": ideas,
            "into": second,
            "organiser": organiser,
            "proposals": [proposal.pk],
        }
        with pytest.raises(RuleBroken, match=match):
            carry_proposals(**asked | change)

    refused("organiser", organiser=UserFactory(organiser=True))
    refused("later round", into=elsewhere)
    refused("later round", into=over)
    refused("later round", source=second, into=ideas, proposals=[back.pk])
    refused("No proposal", proposals=[])
    refused("No proposal", proposals=[withdrawn.pk, draft.pk, back.pk])
    assert Proposal.objects.filter(round=second).count() == 1


def test_an_organiser_chooses_by_answer_by_supports_or_one_by_one(client, ideas, organiser):
    client.force_login(organiser)
    answered, loved, other = (ProposalFactory(round=ideas, title=t) for t in ("A", "B", HOSTILE))
    give_support(proposal=loved, person=UserFactory())
    decide_answer(
        proposal=answered, organiser=organiser, verdict="feasible", reason="Yes.", language="en"
    )
    announce_answers(round_=ideas, organiser=organiser)
    second = after(ideas)
    address = door("room-carry", ideas)
    assert "<script>alert" not in client.get(address).text
    into = {"into": second.pk, "number": "1"}
    for wrong in ({}, {"which": "all"}, {"which": "chosen"}, {"which": "chosen", "proposals": "x"}):
        assert client.post(address, into | wrong).status_code == 422
    assert not second.proposals.exists()
    for choice, carried in (
        ({"which": "feasible"}, {answered}),
        ({"which": "supported"}, {answered, loved}),
        ({"which": "chosen", "proposals": [other.pk, loved.pk]}, {answered, loved, other}),
        ({"which": "supported", "number": "50"}, {answered, loved, other}),
    ):
        assert client.post(address, into | choice).status_code == 302
        assert {one.carried_from for one in second.proposals.all()} == carried


@pytest.mark.django_db(transaction=True)
def test_two_at_once_carry_each_proposal_once():
    organiser, process = UserFactory(organiser=True), ProcessFactory()
    process.organisers.add(organiser)
    ideas = RoundFactory(process=process, position=1)
    second = RoundFactory(process=process, position=2, upcoming=True)
    vote = RoundFactory(process=process, position=3, upcoming=True, kind="vote")
    pks = [ProposalFactory(round=ideas).pk for _number in range(3)]

    def carry(into):
        return lambda: carry_proposals(
            source=ideas,
            into=into,
            organiser=organiser,
            proposals=pks,
            budget=100,
            unknown_cost=0,
        )

    assert sorted(at_once([carry(second), carry(second)])) == [0, 3]
    assert sorted(at_once([carry(vote), carry(vote)])) == [0, 3]
    assert second.proposals.count() == VoteDesign.objects.get().options.count() == 3


def test_proposals_become_options_of_a_vote(client, ideas, organiser):
    client.force_login(organiser)
    vote = after(ideas, kind="vote")
    answered = ProposalFactory(round=ideas, estimated_cost=5, language="ar", title="حديقة")
    guessed = ProposalFactory(round=ideas, estimated_cost="12.50")
    unknown = ProposalFactory(round=ideas, title=HOSTILE)
    decide_answer(
        proposal=answered,
        organiser=organiser,
        verdict="feasible",
        reason="Yes.",
        language="en",
        cost="7.00",
    )
    announce_answers(round_=ideas, organiser=organiser)
    address, asked = door("room-carry", ideas), {"into": vote.pk, "which": "supported"}
    asked |= {"number": "3"}
    assert client.post(address, asked).status_code == 422
    assert client.post(address, asked | {"budget": "-1"}).status_code == 422
    with override("en"):
        refused = client.post(door("room-carry", ideas), asked | {"budget": "1000"})
    assert (refused.status_code, "Nobody has said what" in refused.text) == (409, True)
    assert "<script>alert" not in refused.text
    assert 'value="1000"' in refused.text
    assert not VoteDesign.objects.exists()
    priced = asked | {"budget": "1000", "unknown_cost": "3.20"}
    assert client.post(address, asked | {"unknown_cost": "-1"}).status_code == 422
    assert client.post(address, priced)["Location"] == door("room-vote", vote)
    assert client.post(address, asked).status_code == 302
    options = {one.proposal: one for one in vote.vote.options.all()}
    costs = {one: options[one].cost for one in (answered, guessed, unknown)}
    assert costs == {answered: 700, guessed: 1250, unknown: 320}
    assert options[answered].texts["ar"]["title"] == "حديقة"
    assert vote.vote.budget == 100_000
    assert "حديقة" in client.get(door("room-vote", vote)).text


def test_a_ballot_is_written_by_hand_and_frozen_when_it_opens(client, ideas, organiser):
    client.force_login(organiser)
    vote = after(ideas, kind="vote")
    address = door("room-vote", vote)
    terms = {"budget": "100", "min_votes": "1", "roll": "open", "publication": "full"}
    assert client.post(address, terms).status_code == 409
    assert client.post(address, terms | {"text_fr": "Sans titre"}).status_code == 422
    assert client.post(address, terms | {"title_fr": "Banc"}).status_code == 422
    assert client.post(address, terms | {"budget": "NaN", "title_fr": "Banc"}).status_code == 422
    assert not VoteDesign.objects.exists()
    first = terms | {"title_fr": HOSTILE, "title_ar": "مقعد", "new_cost": "40"}
    assert client.post(address, first).status_code == 302
    page = client.get(address).text
    assert "<script>alert" not in page
    [option] = vote.vote.options.all()
    assert set(option.texts) == {"fr", "ar"}
    changed = terms | {f"cost_{option.key}": "55.50", "title_fr": "Arbre", "new_cost": "10"}
    assert client.post(address, changed).status_code == 302
    assert [one.cost for one in vote.vote.options.all()] == [5550, 1000]
    gone = terms | {f"cost_{one.key}": "1" for one in vote.vote.options.all()}
    gone |= {f"out_{one.key}": "on" for one in vote.vote.options.all()}
    assert client.post(address, gone).status_code == 409
    assert vote.vote.options.count() == 2


@pytest.mark.django_db(transaction=True)
def test_nothing_is_written_on_a_ballot_people_fill_in():
    organiser = UserFactory(organiser=True)
    process = ProcessFactory()
    process.organisers.add(organiser)
    ideas = RoundFactory(process=process, position=1)
    vote = RoundFactory(process=process, position=2, upcoming=True, kind="vote")
    proposal = ProposalFactory(round=ideas)
    carry_proposals(
        source=ideas,
        into=vote,
        organiser=organiser,
        proposals=[proposal.pk],
        budget=100,
        unknown_cost=0,
    )
    type(vote).objects.filter(pk=vote.pk).update(opens_at=now() - timedelta(seconds=5))
    open_vote(round_=vote)
    vote.refresh_from_db()
    key = f"p{proposal.pk}"
    with pytest.raises(RuleBroken):
        write_ballot(round_=vote, organiser=organiser, costs={key: 1}, budget=100, **TERMS)
    late = ProposalFactory(round=ideas).pk
    with pytest.raises(RuleBroken):
        carry_proposals(source=ideas, into=vote, organiser=organiser, proposals=[late])
