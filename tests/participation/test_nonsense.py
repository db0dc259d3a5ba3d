"""Nonsense in a ballot, an answer or a mark is refused in words and changes nothing (V2-11)."""

import pytest
from bs4 import BeautifulSoup

from participation.models import BallotOutbox, Comment, HelpfulMark, Opinion, Support
from tests.factories.participation import (
    CommentFactory,
    ProposalFactory,
    RoundFactory,
    StatementFactory,
)
from tests.factories.people import UserFactory
from tests.factories.voting import VoteFactory, paper
from tests.participation.voting.pages import url

GARBAGE = ["NaN", "1e400", "-1", "9" * 400, "٣", "0x1", "None", "", "\x00", "[]", "' OR 1=1 --"]


@pytest.fixture
def person(client):
    person = UserFactory(language="en")
    client.force_login(person)
    return person


@pytest.mark.parametrize("step", ["review", "cast", "change", "nonsense"])
def test_a_ballot_of_nonsense_is_not_cast(client, step):
    vote, other = VoteFactory(), VoteFactory(options={"elsewhere": 10_000})
    code = paper(vote)
    allowed = {400, 409, 422} if step == "cast" else {200, 400, 409, 422}

    for choice in [*GARBAGE, *other.options.values_list("key", flat=True), "bench"]:
        for choices in ([choice], ["bench", choice]):
            if choices == ["bench"]:
                continue
            sent = {"code": code, "choices": choices, "step": step}
            assert client.post(url(vote, "cast/"), sent).status_code in allowed, choices
    assert not BallotOutbox.objects.exists()


def test_fields_in_other_shapes_cast_nothing(client):
    vote = VoteFactory()
    code = paper(vote)
    shapes = [
        {"choices[]": "bench"},
        {"choices[0]": "bench"},
        {"choices": '["bench"]'},
        {"choices": "bench,garden"},
        {"choices": "BENCH"},
    ]
    for shape in shapes:
        answer = client.post(url(vote, "cast/"), {"code": code, "step": "cast", **shape})
        assert answer.status_code == 422
    odd = client.post(
        url(vote, "cast/"),
        '{"code": "x", "code": "y", "choices": ["bench"], "n": 1e400}',
        content_type="application/json",
    )
    assert odd.status_code == 422
    assert not BallotOutbox.objects.exists()


def test_an_answer_of_nonsense_is_not_counted(client, person):
    round_ = RoundFactory(kind="comments")
    statement, foreign = StatementFactory(round=round_), StatementFactory()
    address = f"{round_.get_absolute_url()}statements/answer/"

    assert client.post(address, {"statement": foreign.pk, "answer": "1"}).status_code == 422
    for value in [*GARBAGE, "2", "-2", "1.0"]:
        for data in ({"answer": value.replace("-1", "-1.0")}, {"statement": value}):
            sent = {"statement": statement.pk, "answer": "1", **data}
            assert client.post(address, sent).status_code in {400, 404, 409, 422}, data
    assert not Opinion.objects.exists()


def test_an_answer_to_what_is_gone_says_so_and_can_be_sent_as_a_comment(client, person):
    gone = CommentFactory(status=Comment.Status.HIDDEN)
    address = f"/en{gone.proposal.get_absolute_url()[3:]}comments/"
    sent = {"text": "I would help.", "stance": "for", "language": "en", "parent": gone.pk}

    answer = client.post(address, sent)

    assert answer.status_code == 422
    assert "What you answer is no longer there." in answer.text
    assert "I would help.</textarea>" in answer.text
    assert f'name="parent" value="{gone.pk}"' not in answer.text


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("latitude", "91", "less than or equal to 90"),
        ("longitude", "-181", "greater than or equal to -180"),
        ("estimated_cost", "-1", "A cost cannot be negative."),
    ],
)
def test_a_number_out_of_range_is_told_at_its_field(client, person, field, value, sentence):
    round_ = RoundFactory()
    words = {"title": "Shade", "text": "Trees.", "language": "en", "draft": "1"}
    words |= {"latitude": "1", "longitude": "1", field: value}

    answer = client.post(f"/en{round_.get_absolute_url()[3:]}propose/", words)

    assert answer.status_code == 422
    told = BeautifulSoup(answer.text, "html.parser").find(id=f"id_{field}_error")
    assert sentence in told.text
    assert "Trees.</textarea>" in answer.text


def test_nonsense_beside_a_comment_or_a_mark_stores_nothing_odd(client, person):
    proposal = ProposalFactory()
    said = CommentFactory(proposal=proposal)
    address = f"{proposal.get_absolute_url()}comments/"

    for value in GARBAGE:
        for field in ("stance", "language", "parent", "form_key"):
            words = {"text": "Yes.", "stance": "for", "language": "en", field: value}
            answer = client.post(address, words)
            assert answer.status_code in {302, 400, 404, 409, 422}
        client.post(f"{address}{said.pk}/helpful/", {"helpful": value})
        client.post(f"{proposal.get_absolute_url()}support/", {"count": value, "weight": value})
    kept = Comment.objects.exclude(pk=said.pk)
    assert set(kept.values_list("stance", "language", "parent")) == {("for", "en", None)}
    assert HelpfulMark.objects.count() <= 1
    assert Support.objects.count() == 1
