"""Evaluators and organisers note things about a proposal, and nobody else reads it."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from common.exceptions import RuleBroken
from participation.models import Review, ReviewNote
from participation.services.answers import announce_answers, decide_answer
from participation.services.review_notes import write_note
from participation.services.reviews import assign, declare_interest, write_criterion
from people.models import Notice
from people.services.exports import export_of
from tests.factories.participation import ProposalFactory, RoundFactory
from tests.factories.people import UserFactory

HOSTILE = "<script>alert(1)</script>{{ 7*7 }}'\"&"


@pytest.fixture
def organiser():
    return UserFactory(organiser=True, pseudonym="Olga Organises")


@pytest.fixture
def proposal(organiser):
    round_ = RoundFactory(upcoming=True)
    round_.process.organisers.add(organiser)
    write_criterion(round_=round_, organiser=organiser, name_en="Need", weight=1)
    return ProposalFactory(round=round_)


@pytest.fixture
def evaluator(organiser, proposal):
    person = UserFactory(evaluator=True, pseudonym="Dina Evaluates")
    assign(round_=proposal.round, organiser=organiser, evaluators=[person])
    return person


def desk(person, tail=""):
    return f"/en/reviews/{Review.objects.get(evaluator=person).pk}/{tail}"


def room(proposal, tail=""):
    round_ = proposal.round
    where = f"/en/processes/{round_.process.slug}/room/rounds/{round_.slug}"
    return f"{where}/reviews/{proposal.pk}/{tail}"


def test_the_circle_writes_and_answers_and_nobody_else_reads_it(
    client, organiser, proposal, evaluator, django_capture_on_commit_callbacks
):
    other = UserFactory(evaluator=True)
    assign(round_=proposal.round, organiser=organiser, evaluators=[other])
    client.force_login(evaluator)
    with django_capture_on_commit_callbacks(execute=True):
        sent = client.post(desk(evaluator, "notes/"), {"text": f"Who pays? {HOSTILE}"})
    assert sent["Location"] == desk(evaluator) + "#notes"
    note = ReviewNote.objects.get()
    told = Notice.objects.filter(kind="review_note")
    assert {one.person for one in told} == {organiser, other}
    assert {one.url.rpartition("#")[0][3:] for one in told} == {
        room(proposal)[3:],
        desk(other)[3:],
    }

    client.force_login(organiser)
    page = client.get(room(proposal), {"reply": note.pk}).text
    assert "Who pays? &lt;script&gt;" in page
    assert "You answer\n" in page or "You answer Dina" in " ".join(page.split())
    client.post(room(proposal, "notes/"), {"text": "The town.", "parent": note.pk})
    reply = ReviewNote.objects.get(parent=note)
    client.post(room(proposal, "notes/"), {"text": "Half of it.", "parent": reply.pk})
    assert ReviewNote.objects.filter(parent=note).count() == 2

    client.force_login(other)
    page = client.get(desk(other)).text
    assert "The town." in page
    assert "Half of it." in page
    client.force_login(UserFactory())
    assert "The town." not in client.get(proposal.get_absolute_url()).text
    assert "Who pays?" in str(export_of(evaluator))
    assert "The town." not in str(export_of(evaluator))


def test_who_is_not_of_the_circle_writes_nothing(organiser, proposal, evaluator):
    elsewhere = UserFactory(evaluator=True)
    for stranger in (elsewhere, UserFactory(organiser=True), proposal.author):
        with pytest.raises(RuleBroken):
            write_note(proposal=proposal, author=stranger, text="Hello")
    write_note(proposal=proposal, author=evaluator, text="Hello")
    write_note(proposal=proposal, author=organiser, text="Hello")
    review = Review.objects.get(evaluator=evaluator)
    declare_interest(review=review, evaluator=evaluator, why="My street.")
    with pytest.raises(RuleBroken, match="Only evaluators of this proposal"):
        write_note(proposal=proposal, author=evaluator, text="Hello")
    with pytest.raises(IntegrityError), transaction.atomic():
        ReviewNote.objects.update(text="")


def test_an_interest_closes_the_notes_and_an_answer_ends_them(
    client, organiser, proposal, evaluator
):
    write_note(proposal=proposal, author=organiser, text="Look at the cost.")
    client.force_login(evaluator)
    assert "Look at the cost." in client.get(desk(evaluator)).text
    decide_answer(
        proposal=proposal, organiser=organiser, verdict="feasible", reason="Yes.", language="en"
    )
    announce_answers(round_=proposal.round, organiser=organiser)
    assert "Add the note" not in client.get(desk(evaluator)).text
    late = client.post(desk(evaluator, "notes/"), {"text": "Late"})
    assert late.status_code == 409
    Review.objects.update(conflict="My street.")
    assert "Look at the cost." not in client.get(desk(evaluator)).text
    assert client.post(desk(evaluator, "notes/"), {"text": "Sly"}).status_code == 409
    assert ReviewNote.objects.count() == 1


def test_bad_notes_are_refused_at_the_form_and_what_was_typed_stays(
    client, organiser, proposal, evaluator
):
    far = ReviewNote.objects.create(
        proposal=ProposalFactory(), author=organiser, text="Far", written_at=proposal.created_at
    )
    for person, where in ((evaluator, desk(evaluator)), (organiser, room(proposal))):
        client.force_login(person)
        for sent, sentence in (
            ({"text": " "}, "Write something first."),
            ({"text": "x" * 3001}, "3000"),
            ({"text": "Typed", "parent": far.pk}, "What you answer is not there any more."),
            ({"text": "Typed", "parent": "9" * 30}, "What you answer is not there any more."),
        ):
            answer = client.post(f"{where}notes/", sent)
            assert answer.status_code == 422
            assert sentence in answer.text
            assert sent["text"].strip() in answer.text
    assert ReviewNote.objects.count() == 1


@pytest.mark.parametrize("number", [1, 30])
def test_notes_cost_the_same(client, organiser, proposal, evaluator, number):
    for _ in range(number):
        note = write_note(proposal=proposal, author=organiser, text="Note")
        write_note(proposal=proposal, author=evaluator, text="Answer", parent=note)
    client.force_login(evaluator)
    client.get(desk(evaluator))
    with CaptureQueriesContext(connection) as spent:
        client.get(desk(evaluator))
    assert sum("reviewnote" in one["sql"] for one in spent) == 2
