"""What is not open takes nothing: no support, comment, answer or ballot, whatever it is (V2-05).

Each cell is asked at its address as a browser does; all tables about people stay as they were.
"""

import pytest

from participation.models import (
    Amendment,
    BallotOutbox,
    Comment,
    HelpfulMark,
    MergeAnswer,
    Opinion,
    Report,
    RollEntry,
    Support,
    Translation,
)
from participation.services.merges import propose_merge
from participation.services.voting import close_round
from tests.factories.participation import ProposalFactory, RoundFactory, StatementFactory
from tests.factories.people import UserFactory
from tests.factories.voting import VoteFactory, paper, time_is_over
from tests.participation.voting.pages import url

COUNTED = (
    Support,
    Comment,
    HelpfulMark,
    Opinion,
    Amendment,
    Translation,
    MergeAnswer,
    Report,
    RollEntry,
    BallotOutbox,
)
COLUMNS = ("support_count", "comment_count", "for_count", "against_count", "neutral_count")


def merged():
    round_, author = RoundFactory(), UserFactory()
    into, gone = (ProposalFactory(round=round_, author=author) for _one in range(2))
    propose_merge(sources=[gone], target=into, proposer=author, reason="The same.")
    gone.refresh_from_db()
    assert gone.is_merged
    return gone


STATES = {
    "draft": lambda: ProposalFactory(draft=True),
    "waiting": lambda: ProposalFactory(status="waiting", version=0, published_at=None),
    "refused": lambda: ProposalFactory(status="refused", version=0, published_at=None),
    "hidden": lambda: ProposalFactory(status="hidden"),
    "erased": lambda: ProposalFactory(status="erased", title="", text=""),
    "withdrawn": lambda: ProposalFactory(withdrawn=True),
    "merged": merged,
    "upcoming": lambda: ProposalFactory(round__upcoming=True),
    "closed": lambda: ProposalFactory(round__closed=True),
    "unpublished": lambda: ProposalFactory(round__process__published_at=None),
    "by invitation": lambda: ProposalFactory(round__process__access="invitation"),
}
ACTS = {
    "support/": {},
    "comments/": {"text": "Yes.", "stance": "for", "language": "en"},
    "amendments/new/": {"title": "Another", "text": "Another text", "reason": "Better"},
}


def counted(proposal):
    proposal = type(proposal).objects.get(pk=proposal.pk)
    rows = [model.objects.count() for model in COUNTED]
    return rows, [getattr(proposal, name) for name in COLUMNS]


@pytest.mark.parametrize("state", STATES)
def test_what_is_not_open_takes_nothing(client, state):
    proposal = STATES[state]()
    before = counted(proposal)
    client.force_login(UserFactory(language="en"))

    for act, words in ACTS.items():
        answer = client.post(f"{proposal.get_absolute_url()}{act}", words)
        assert answer.status_code in {404, 409, 410}, act
    assert counted(proposal) == before


def test_what_is_open_takes_it(client):
    """The other direction: in the same forms nothing else is missing."""
    proposal = ProposalFactory()
    client.force_login(UserFactory(language="en"))

    for act, words in ACTS.items():
        assert client.post(f"{proposal.get_absolute_url()}{act}", words).status_code == 302
    assert counted(proposal)[0].count(1) == 3


STATEMENTS = {
    "waiting": lambda: StatementFactory(status="waiting"),
    "refused": lambda: StatementFactory(status="refused"),
    "hidden": lambda: StatementFactory(status="hidden"),
    "upcoming": lambda: StatementFactory(round__upcoming=True),
    "closed": lambda: StatementFactory(round__closed=True),
    "of another kind of round": lambda: StatementFactory(round=RoundFactory()),
    "unpublished": lambda: StatementFactory(round__process__published_at=None),
}


@pytest.mark.parametrize("state", STATEMENTS)
def test_a_statement_that_is_not_asked_takes_no_answer(client, state):
    statement = STATEMENTS[state]()
    client.force_login(UserFactory(language="en"))
    address = f"{statement.round.get_absolute_url()}statements/answer/"

    answer = client.post(address, {"statement": statement.pk, "answer": "1"})

    # A hidden one is no choice of the form any more.
    assert answer.status_code in {404, 409, 422}
    assert not Opinion.objects.exists()
    statement.refresh_from_db()
    assert statement.agree_count == 0


def test_no_paper_and_no_ballot_before_after_and_behind_closed_doors(client):
    early, late = VoteFactory(round__upcoming=True), VoteFactory()
    unseen = VoteFactory(round__process__published_at=None)
    code = paper(late)
    time_is_over(late)
    close_round(round_=late.round)
    roll = RollEntry.objects.count()
    client.force_login(UserFactory(language="en"))

    for vote, statuses in ((early, {409}), (late, {302, 409}), (unseen, {404})):
        asked = client.post(url(vote, "vote/"), {"form_key": "k" * 32})
        assert asked.status_code in statuses
        sent = {"code": code, "choices": ["bench"], "step": "cast"}
        assert client.post(url(vote, "cast/"), sent).status_code in {404, 409, 422}
    assert RollEntry.objects.count() == roll
    assert not BallotOutbox.objects.exists()
