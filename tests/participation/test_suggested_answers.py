"""Evaluators write the answer they would give where the round lets them; organisers decide."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils.timezone import now

from common.exceptions import RuleBroken
from participation.models import Answer, Criterion, Review, RoundNote, SuggestedAnswer
from participation.services.answers import announce_answers, decide_answer
from participation.services.reviews import assign, declare_interest, write_review
from participation.services.suggested_answers import suggest_answer
from people.models import AuditEvent
from people.services.exports import export_of
from tests.factories.participation import ProposalFactory, RoundFactory
from tests.factories.people import UserFactory

HOSTILE = "<script>alert(1)</script>\u202e{{ 7*7 }}'\"&"
WORDS = {"verdict": "feasible", "reason": "The clinic has room.", "language": "en"}


@pytest.fixture
def organiser():
    return UserFactory(organiser=True)


@pytest.fixture
def evaluator():
    return UserFactory(evaluator=True, pseudonym="Dina Evaluates")


def reviewed(organiser, evaluator, **rules):
    """A finished review in an open round with one criterion."""
    round_ = RoundFactory(upcoming=True, **rules)
    round_.process.organisers.add(organiser)
    criterion = Criterion.objects.create(round=round_, name_en="Need", weight=1)
    type(round_).objects.filter(pk=round_.pk).update(opens_at=now() - timedelta(days=1))
    round_.refresh_from_db()
    proposal = ProposalFactory(round=round_, title="Meals at home")
    assign(round_=round_, organiser=organiser, evaluators=[evaluator])
    review = Review.objects.get(proposal=proposal)
    given = {"points": {criterion.pk: 4}, "remark": "", "note": "", "finish": True}
    return write_review(review=review, evaluator=evaluator, **given)


@pytest.fixture
def review(organiser, evaluator):
    return reviewed(organiser, evaluator, evaluators_answer=True)


def suggested(review, **facts):
    return suggest_answer(review=review, evaluator=review.evaluator, **WORDS | facts)


def answer_url(review):
    return f"{review.proposal.get_absolute_url()}answer/".replace("/fr/", "/en/", 1)


def test_an_answer_waits_until_the_organiser_takes_it_over(client, review, organiser, evaluator):
    address = f"/en/reviews/{review.pk}/answer/"
    client.force_login(evaluator)
    assert address in client.get(f"/en/reviews/{review.pk}/").text
    wrong = client.post(address, {"verdict": "feasible", "language": "en", "period": "Spring"})
    assert wrong.status_code == 422
    assert "Say why." in wrong.text
    assert "Spring" in wrong.text
    sent = WORDS | {"reason": HOSTILE, "cost": "1200", "period": "Spring"}
    assert client.post(address, sent).status_code == 302
    made = SuggestedAnswer.objects.get()
    assert (made.reason, made.cost) == (HOSTILE, Decimal("1200.00"))
    assert not Answer.objects.exists()
    assert announce_answers(round_=review.proposal.round, organiser=organiser) == 0
    assert "Spring" not in client.get(review.proposal.get_absolute_url()).text
    assert client.get(answer_url(review)).status_code == 403

    client.force_login(organiser)
    round_ = review.proposal.round
    keys = {"process": round_.process.slug, "round": round_.slug}
    answers = client.get(reverse("participation:answers", kwargs=keys)).text
    assert "?state=suggested" in answers
    plain = client.get(answer_url(review)).text
    assert "Dina Evaluates" in plain
    assert "<script>alert" not in plain
    assert 'value="Spring"' not in plain
    begun = client.get(f"{answer_url(review)}?begun_with={made.pk}").text
    assert 'value="Spring"' in begun
    again = sent | {"verdict": "partly", "begun_with": made.pk}
    assert client.post(answer_url(review), again).status_code == 302
    answer = Answer.objects.get()
    assert (answer.verdict, answer.decided_by) == ("partly", organiser)
    decided = AuditEvent.objects.get(action="answer.decided")
    assert decided.detail == {"verdict": "partly", "suggested_by": evaluator.pk}


def test_only_who_has_reviewed_it_answers_where_the_round_lets_them(
    client, review, organiser, evaluator
):
    for stranger in (UserFactory(evaluator=True), organiser):
        with pytest.raises(RuleBroken, match="somebody else’s"):
            suggest_answer(review=review, evaluator=stranger, **WORDS)
    with pytest.raises(RuleBroken, match="Say why"):
        suggested(review, reason=" ")
    unfinished = write_review(
        review=review, evaluator=evaluator, points={}, remark="", note="", finish=False
    )
    with pytest.raises(RuleBroken, match="Finish your review first"):
        suggested(unfinished)

    closed = reviewed(organiser, evaluator)
    with pytest.raises(RuleBroken, match="only the organisers"):
        suggested(closed)
    client.force_login(evaluator)
    assert client.get(f"/en/reviews/{closed.pk}/answer/").status_code == 404
    assert "you would give" not in client.get(f"/en/reviews/{closed.pk}/").text
    assert not SuggestedAnswer.objects.exists()


def test_it_goes_with_an_interest_and_stays_once_the_answer_is_announced(review, organiser):
    made = suggested(review)
    decide_answer(proposal=review.proposal, organiser=organiser, **WORDS)
    assert suggested(review, verdict="partly").pk == made.pk
    announce_answers(round_=review.proposal.round, organiser=organiser)
    with pytest.raises(RuleBroken, match="has answered"):
        suggested(review)
    assert SuggestedAnswer.objects.get().verdict == "partly"

    RoundNote.objects.create(
        round=review.proposal.round, text="-", language="en", written_by=organiser
    )
    other = reviewed(organiser, UserFactory(evaluator=True), evaluators_answer=True)
    suggested(other)
    declare_interest(review=other, evaluator=other.evaluator, why="My cousin runs it.")
    assert not SuggestedAnswer.objects.filter(review=other).exists()


def test_organisers_see_on_their_page_that_an_answer_waits(client, review, organiser):
    door = f"{review.proposal.round.get_absolute_url()}answers/?state=suggested"
    suggested(review)
    for person, sees in ((organiser, True), (UserFactory(organiser=True), False)):
        client.force_login(person)
        assert (door in client.get("/fr/accounts/").text) == sees
    decide_answer(proposal=review.proposal, organiser=organiser, **WORDS)
    client.force_login(organiser)
    assert door not in client.get("/fr/accounts/").text


def test_one_reads_in_ones_export_what_one_would_have_answered(review):
    suggested(review)
    told = export_of(review.evaluator)["reviews"]
    assert "The clinic has room." in str(told)


@pytest.mark.parametrize("facts", [{"reason": ""}, {"cost": Decimal(-1)}])
def test_the_database_keeps_no_answer_without_sense(review, facts):
    with pytest.raises(IntegrityError):
        SuggestedAnswer.objects.create(review=review, written_at=now(), **WORDS | facts)
