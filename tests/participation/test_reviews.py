"""Evaluators see what they are given, score it by weighted criteria, and decide nothing."""

from datetime import timedelta
from fractions import Fraction

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now
from hypothesis import given, settings
from hypothesis import strategies as st

from common.exceptions import RuleBroken
from participation.models import CoAuthor, Criterion, Review, RoundNote, Score
from participation.queries.reviews import forget, verdicts, verdicts_on
from participation.services.answers import announce_answers, decide_answer
from participation.services.reviews import (
    assign,
    declare_interest,
    remove_criterion,
    take_back,
    write_criterion,
    write_review,
)
from people.models import AuditEvent, Notice
from people.services.exports import export_of
from tests.factories.participation import CategoryFactory, ProposalFactory, RoundFactory
from tests.factories.people import UserFactory
from tests.races import at_once

HOSTILE = "<script>alert(1)</script>{{ 7*7 }}'\"&"


@pytest.fixture
def organiser():
    return UserFactory(organiser=True)


@pytest.fixture
def evaluator():
    return UserFactory(evaluator=True, pseudonym="Dina Evaluates")


@pytest.fixture
def round_(organiser):
    round_ = RoundFactory(upcoming=True)
    round_.process.organisers.add(organiser)
    for name, weight in (("Need", 3), ("Cost", 1)):
        write_criterion(round_=round_, organiser=organiser, name_en=name, weight=weight)
    return opened(round_)


def opened(round_):
    """Begin the round now, with the note that this takes."""
    type(round_).objects.filter(pk=round_.pk).update(opens_at=now() - timedelta(days=1))
    round_.refresh_from_db()
    return round_


@pytest.fixture
def review(round_, organiser, evaluator):
    proposal = ProposalFactory(round=round_, title="Meals at home")
    assign(round_=round_, organiser=organiser, evaluators=[evaluator])
    return Review.objects.get(proposal=proposal)


def points(round_, *values):
    return dict(zip(round_.criteria.values_list("pk", flat=True), values, strict=True))


def written(review, evaluator, *values, finish=True, **words):
    words = {"remark": "", "note": ""} | words
    given = points(review.proposal.round, *values)
    return write_review(review=review, evaluator=evaluator, points=given, finish=finish, **words)


def room(round_, tail):
    return f"/en/processes/{round_.process.slug}/room/rounds/{round_.slug}/{tail}"


def test_an_evaluator_sees_only_what_they_were_given(client, review, evaluator):
    ProposalFactory(round=review.proposal.round, title="Not for Dina")
    other = UserFactory(evaluator=True)
    address = f"/en/reviews/{review.pk}/"

    client.force_login(evaluator)
    mine = client.get("/en/reviews/").text
    assert "Meals at home" in mine
    assert "Not for Dina" not in mine
    assert client.get(address).status_code == 200

    client.force_login(other)
    assert "Meals at home" not in client.get("/en/reviews/").text
    assert client.get(address).status_code == 404
    client.force_login(UserFactory())
    assert client.get("/en/reviews/").status_code == 403
    assert client.get(address).status_code == 403


def test_my_page_leads_each_to_their_desk(client, review, evaluator, organiser):
    desk, process = "/fr/reviews/", review.proposal.round.process
    editor, room = UserFactory(editor=True), "/cms/"
    leads = {evaluator: {desk}, organiser: {process.get_absolute_url()}, editor: {room}}
    leads[UserFactory()] = set()
    for person, doors in leads.items():
        client.force_login(person)
        page = client.get("/fr/accounts/").text
        for door in (desk, process.get_absolute_url(), room):
            assert (f'href="{door}"' in page) == (door in doors), (person, door)


def test_what_reviews_come_to_is_for_organisers_alone(client, review, evaluator, organiser):
    written(review, evaluator, 5, 1, remark="Talk to the clinic", note="Ask my aunt")
    address = room(review.proposal.round, f"reviews/{review.proposal_id}/")

    client.force_login(organiser)
    page = client.get(address).text
    assert "4.00 of 5" in page  # (3 x 5 + 1 x 1) / 4
    assert "Talk to the clinic" in page
    assert "Ask my aunt" not in page
    assert "4.00" in client.get(room(review.proposal.round, "reviews/")).text

    for stranger in (evaluator, UserFactory(organiser=True)):
        client.force_login(stranger)
        assert client.get(address).status_code == 403
    assert "Talk to the clinic" not in client.get(review.proposal.get_absolute_url()).text


def test_a_review_is_written_in_the_browser_and_finished_only_whole(client, review, evaluator):
    need, cost = review.proposal.round.criteria.values_list("pk", flat=True)
    address = f"/en/reviews/{review.pk}/"
    client.force_login(evaluator)

    half = {f"points_{need}": "4", "remark": "Good", "note": "Mine"}
    answer = client.post(address, half | {"finish": "1"})
    assert answer.status_code == 422
    assert "Score by this criterion before you finish." in answer.text
    assert "Good" in answer.text
    assert client.post(address, half | {"keep": "1"}).status_code == 302
    review.refresh_from_db()
    assert (review.remark, review.note, review.finished_at) == ("Good", "Mine", None)
    assert client.post(address, half | {f"points_{cost}": "9"}).status_code == 422

    assert client.post(address, half | {f"points_{cost}": "0", "finish": "1"}).status_code == 302
    review.refresh_from_db()
    assert review.state == "finished"
    assert AuditEvent.objects.filter(action="review.finished", actor=evaluator).count() == 1


def test_hostile_words_do_no_harm_anywhere(client, review, evaluator, organiser):
    review.proposal.title = review.proposal.text = HOSTILE
    review.proposal.save()
    written(review, evaluator, 1, 2, remark=HOSTILE)
    client.force_login(organiser)
    round_ = review.proposal.round
    pages = [
        client.get(room(round_, "reviews/")).text,
        client.get(room(round_, f"reviews/{review.proposal_id}/")).text,
    ]
    client.force_login(evaluator)
    pages += [client.get("/en/reviews/").text, client.get(f"/en/reviews/{review.pk}/").text]

    for page in pages:
        assert "<script>alert(1)" not in page
        assert "{{ 7*7 }}" in page


def test_who_has_an_interest_leaves_it_to_others(client, review, evaluator, organiser):
    written(review, evaluator, 5, 5)
    client.force_login(evaluator)
    address = f"/en/reviews/{review.pk}/interest/"
    assert client.post(address, {"why": " "}).status_code == 422
    assert client.post(address, {"why": "My sister runs it"}).status_code == 302

    review.refresh_from_db()
    assert review.state == "conflict"
    assert not review.scores.exists()
    with pytest.raises(RuleBroken, match="interest"):
        written(review, evaluator, 5, 5)
    client.force_login(organiser)
    page = client.get(room(review.proposal.round, f"reviews/{review.proposal_id}/")).text
    assert "My sister runs it" in page


def test_nobody_reviews_their_own_nor_without_the_role(round_, organiser, evaluator):
    own = ProposalFactory(round=round_, author=evaluator)
    along = ProposalFactory(round=round_)
    CoAuthor.objects.create(proposal=along, person=evaluator, invited_at=now(), joined_at=now())
    other = ProposalFactory(round=round_)

    assert assign(round_=round_, organiser=organiser, evaluators=[evaluator]) == 1
    assert Review.objects.get().proposal == other
    with pytest.raises(RuleBroken, match="role of evaluator"):
        assign(round_=round_, organiser=organiser, evaluators=[own.author, UserFactory()])
    with pytest.raises(RuleBroken, match="Only the organiser"):
        assign(round_=round_, organiser=evaluator, evaluators=[evaluator])


def test_a_lost_role_closes_the_desk_at_once(client, review, evaluator):
    evaluator.groups.clear()
    client.force_login(evaluator)

    assert client.get(f"/en/reviews/{review.pk}/").status_code == 403
    with pytest.raises(RuleBroken, match="somebody else"):
        written(review, evaluator, 1, 1)


def test_reviews_are_assigned_once_and_told_once(
    round_, organiser, evaluator, django_capture_on_commit_callbacks
):
    theme = CategoryFactory(process=round_.process)
    ProposalFactory(round=round_, category=theme)
    ProposalFactory(round=round_)
    with django_capture_on_commit_callbacks(execute=True):
        of_theme = assign(
            round_=round_, organiser=organiser, evaluators=[evaluator], category=theme
        )
        rest = assign(round_=round_, organiser=organiser, evaluators=[evaluator])
        none = assign(round_=round_, organiser=organiser, evaluators=[evaluator])

    assert (of_theme, rest, none) == (1, 1, 0)
    assert Notice.objects.filter(person=evaluator, kind="reviews_assigned").count() == 2
    assert AuditEvent.objects.filter(action="reviews.assigned").count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_assignments_at_once_make_one_review(round_, organiser, evaluator):
    ProposalFactory(round=round_)

    at_once([lambda: assign(round_=round_, organiser=organiser, evaluators=[evaluator])] * 6)

    assert Review.objects.count() == 1


def test_reviews_stay_as_they_are_once_the_answer_is_out(review, evaluator, organiser):
    written(review, evaluator, 5, 5)
    decide_answer(
        proposal=review.proposal, organiser=organiser, verdict="feasible", reason="x", language="en"
    )
    written(review, evaluator, 4, 4)
    announce_answers(round_=review.proposal.round, organiser=organiser)

    with pytest.raises(RuleBroken, match="has answered"):
        written(review, evaluator, 0, 0)


def test_an_unfinished_review_is_taken_back_and_a_finished_one_stays(
    client, review, evaluator, organiser
):
    address = room(review.proposal.round, f"reviews/back/{review.pk}/")
    client.force_login(evaluator)
    assert client.post(address).status_code == 403

    written(review, evaluator, 3, 3)
    client.force_login(organiser)
    assert client.post(address).status_code == 409
    written(review, evaluator, 3, 3, finish=False)
    assert client.post(address).status_code == 302
    assert not Review.objects.exists()
    assert not Score.objects.exists()


def test_criteria_of_an_open_round_change_with_a_public_note(client, round_, organiser):
    client.force_login(organiser)
    address = room(round_, "criteria/")
    new = {"name_en": "Jobs", "weight": "2"}
    assert client.post(address, new).status_code == 422
    assert client.post(address, new | {"note": "The council asked for it"}).status_code == 302
    assert "The council asked for it" in client.get(round_.get_absolute_url()).text

    jobs = round_.criteria.get(name_en="Jobs")
    assert client.post(f"{address}{jobs.pk}/remove/").status_code == 409
    assert client.post(f"{address}{jobs.pk}/remove/", {"note": "Not ours"}).status_code == 302
    assert RoundNote.objects.filter(round=round_).count() == 2
    client.force_login(UserFactory())
    assert client.post(address, new).status_code == 403


def test_the_database_freezes_criteria_and_keeps_scores_in_bounds(review, evaluator):
    criterion = review.proposal.round.criteria.first()
    wrong = [
        lambda: Criterion.objects.filter(pk=criterion.pk).update(weight=9),
        lambda: Criterion.objects.create(round=review.proposal.round, name="New"),
        lambda: Score.objects.create(review=review, criterion=criterion, points=6),
        lambda: Review.objects.create(
            proposal=review.proposal,
            evaluator=evaluator,
            assigned_by=evaluator,
            assigned_at=now(),
        ),
        lambda: Review.objects.filter(pk=review.pk).update(conflict="x", finished_at=now()),
    ]
    for act in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            act()


def test_a_criterion_with_scores_stays(review, evaluator, organiser):
    written(review, evaluator, 1, 1)
    with pytest.raises(RuleBroken, match="It stays"):
        remove_criterion(
            criterion=review.proposal.round.criteria.first(), organiser=organiser, note="x"
        )


@pytest.mark.parametrize("door", ["desk", "room"])
def test_a_list_costs_the_same_however_long_it_is(client, round_, organiser, evaluator, door):
    person, address = {
        "desk": (evaluator, "/en/reviews/"),
        "room": (organiser, room(round_, "reviews/")),
    }[door]
    client.force_login(person)

    def cost(more):
        ProposalFactory.create_batch(more, round=round_)
        assign(round_=round_, organiser=organiser, evaluators=[evaluator])
        for review in Review.objects.filter(finished_at=None):
            written(review, evaluator, 2, 3)
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    assert cost(1) == cost(18)


scores = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=9)


@settings(max_examples=60, deadline=None)
@given(scores, st.tuples(st.integers(1, 10), st.integers(1, 10)))
def test_the_mean_is_exact_and_between_the_lowest_and_the_highest(given_points, weights):
    found = verdicts([{1: a, 2: b} for a, b in given_points], {1: weights[0], 2: weights[1]})

    total = sum(Fraction(weights[0] * a + weights[1] * b, sum(weights)) for a, b in given_points)
    assert found.mean == total / len(given_points)
    assert 0 <= found.lowest <= found.mean <= found.highest <= 5
    assert found.spread == found.highest - found.lowest


def test_an_unfinished_review_counts_for_nothing(review, evaluator):
    written(review, evaluator, 5, 5, finish=False)
    assert verdicts_on([review.proposal], review.proposal.round.criteria.all()) == {}
    assert verdicts([], {1: 1}).spread is None


def test_an_evaluator_takes_their_reviews_along_and_can_be_forgotten(review, evaluator):
    written(review, evaluator, 5, 4, note="Ask my aunt", remark="Fine")
    told = export_of(evaluator)["reviews"]
    assert [one["scores__points"] for one in told] == [5, 4]
    assert {(one["note"], one["remark"]) for one in told} == {("Ask my aunt", "Fine")}

    forget(evaluator)
    review.refresh_from_db()
    assert (review.note, review.remark) == ("", "Fine")
    written(review, evaluator, 5, 4, finish=False)
    forget(evaluator)
    assert not Review.objects.exists()


def test_a_review_is_taken_back_only_by_organisers(review, evaluator):
    with pytest.raises(RuleBroken, match="Only the organiser"):
        take_back(review=review, organiser=evaluator)
    with pytest.raises(RuleBroken, match="Say what"):
        declare_interest(review=review, evaluator=evaluator, why=" ")
