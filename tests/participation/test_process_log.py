"""What was done with a process can be read by everybody who may see it (AUD-01)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from participation.models import Answer
from participation.services.rounds import change_rules
from participation.services.voting import result_of
from tests.factories.participation import ProcessFactory, ProposalFactory, RoundFactory
from tests.factories.people import UserFactory
from tests.factories.voting import VoteFactory, filled, time_is_over


def url_of(process):
    return reverse("participation:process-log", args=[process.slug])


def test_the_log_tells_what_was_done_in_order(client):
    organiser = UserFactory(organiser=True)
    round_ = RoundFactory(title="Ideas", supports_per_person=3)
    round_.process.organisers.add(organiser)
    change_rules(
        round_=round_, organiser=organiser, note="More <b>people</b> came", supports_per_person=5
    )
    for _ in range(2):
        Answer.objects.create(
            proposal=ProposalFactory(round=round_), verdict="feasible", reason="x", language="en",
            decided_by=organiser, decided_at=round_.opens_at, announced_by=organiser,
            announced_at=round_.opens_at + timedelta(hours=1),
        )  # fmt: skip

    page = client.get(url_of(round_.process)).text
    told = [
        "The rules of “Ideas” were changed.", "More &lt;b&gt;people", "2 answers to “Ideas”",
        "“Ideas” opened.", "The process was published.",
    ]  # fmt: skip

    places = [page.index(words) for words in told]
    assert places == sorted(places)
    assert "“Ideas” closed" not in page
    assert organiser.pseudonym not in page


def test_a_counted_vote_stands_there_with_what_proves_it(client):
    vote = VoteFactory()
    filled(vote, ["bench"], ["clinic"])
    time_is_over(vote)
    result = result_of(vote.round)

    page = client.get(url_of(vote.round.process)).text

    assert "closed with 2 ballots" in page
    assert "was counted" in page
    assert vote.closing.ballot_root in page
    assert result.sha256 in page


def test_what_is_not_announced_is_not_told(client):
    proposal = ProposalFactory()
    Answer.objects.create(
        proposal=proposal, verdict="feasible", reason="x", language="en",
        decided_by=UserFactory(), decided_at=timezone.now(),
    )  # fmt: skip

    assert "announced" not in client.get(url_of(proposal.round.process)).text


def test_a_process_one_may_not_see_has_no_log(client):
    assert client.get(url_of(ProcessFactory(unpublished=True))).status_code == 404
    assert client.get(url_of(ProcessFactory(access="invitation"))).status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_the_log_costs_the_same_with_one_and_with_thirty(client, count, django_assert_num_queries):
    process = ProcessFactory()
    for _ in range(count):
        RoundFactory(process=process)

    with django_assert_num_queries(7):
        assert client.get(url_of(process)).text.count("opened.") == count
