import json
import subprocess
import sys
import threading
import time
from hashlib import sha256
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connections

from common.exceptions import RuleBroken
from participation.models import (
    Ballot,
    BallotOutbox,
    Closing,
    CountedBallot,
    Result,
    VoteDesign,
    VoteOption,
)
from participation.queries import voting, voting_files
from participation.services import voting_publishing
from participation.services.voting import (
    CountsDiffer,
    LotRequired,
    OptionDraft,
    cast_ballot,
    close_round,
    open_vote,
    prepare_vote,
    publish_result,
    result_of,
)
from participation.services.voting_issuing import issue_to
from participation.voting.receipts import receipt
from tests.factories.participation import ProposalFactory, RoundFactory
from tests.factories.voting import VoteFactory, filled, paper, time_is_over
from thread.models import Link


def closed(vote, *ballots):
    filled(vote, *ballots)
    time_is_over(vote)
    close_round(round_=vote.round)
    return VoteDesign.objects.get(pk=vote.pk)


def test_a_design_is_frozen_at_opening_and_its_hash_begins_the_log():
    vote = open_vote(round_=VoteFactory().round)

    (event,) = vote.events.all()
    assert vote.sha256 == sha256(vote.canonical.encode()).hexdigest() == event.commitment
    assert json.loads(vote.canonical)["options"][0]["texts"]["en"]["title"] == "Bench"
    assert open_vote(round_=vote.round).sha256 == vote.sha256
    assert vote.events.count() == 1


def test_a_vote_does_not_open_before_its_round():
    vote = VoteFactory(round__upcoming=True)

    with pytest.raises(RuleBroken, match="not opened yet"):
        open_vote(round_=vote.round)


def test_options_can_be_written_again_until_the_round_opens_and_not_after():
    upcoming = VoteFactory(round__upcoming=True)
    now_open = VoteFactory()
    new = [OptionDraft("pool", 100, {"en": {"title": "Pool", "text": ""}})]

    prepare_vote(round_=upcoming.round, options=new, budget=5_000)

    assert [option.key for option in upcoming.options.all()] == ["pool"]
    with pytest.raises(RuleBroken, match="stay as they are"):
        prepare_vote(round_=now_open.round, options=new, budget=5_000)
    with pytest.raises(RuleBroken, match="Only a round of votes"):
        prepare_vote(round_=RoundFactory(), options=new, budget=5_000)
    with pytest.raises(RuleBroken, match="something to choose"):
        prepare_vote(round_=upcoming.round, options=[], budget=5_000)


def test_closing_counts_every_ballot_and_empties_the_box():
    vote = closed(VoteFactory(), ["clinic", "garden"], ["clinic"], ["garden"], ["bench"])

    assert vote.closing.votes == {"bench": 1, "clinic": 2, "garden": 2}
    assert vote.closing.ballots == CountedBallot.objects.count() == 4
    assert vote.closing.roll_counts == {"issued": 4}
    assert vote.closing.credential_counts == {"used": 4}
    assert (Ballot.objects.count(), BallotOutbox.objects.count()) == (0, 0)
    assert [event.kind for event in vote.events.all()] == ["open", "batch", "close"]
    assert close_round(round_=vote.round) == vote.closing


def test_a_vote_is_not_closed_or_published_before_its_time():
    vote = VoteFactory()
    filled(vote, ["bench"])

    for too_early in (close_round, publish_result, result_of):
        with pytest.raises(RuleBroken, match="still open"):
            too_early(round_=vote.round)

    assert (Closing.objects.count(), Result.objects.count()) == (0, 0)


def test_a_vote_nobody_came_to_closes_with_no_ballots():
    vote = VoteFactory(round__closed=True)

    assert result_of(vote.round).winners == []


def test_the_result_is_published_once_and_leads_on_in_the_thread():
    proposal = ProposalFactory()
    vote = VoteFactory()
    VoteOption.objects.filter(key="garden").update(proposal=proposal)
    vote = closed(vote, ["clinic", "garden"], ["clinic"], ["garden"], ["bench"])

    result = publish_result(round_=vote.round)

    assert result.winners == ["garden", "clinic"]
    assert result.spent == 100_000
    assert [step["decision"] for step in result.trace] == ["funded", "funded", "no_money_left"]
    assert publish_result(round_=vote.round) == result
    assert set(Link.objects.values_list("source_id", "target_id", "relation")) == {
        (str(proposal.pk), str(vote.round_id), "voted_in"),
        (str(proposal.pk), str(vote.round_id), "selected_by"),
    }


def test_equals_for_the_last_money_wait_for_a_public_draw():
    vote = VoteFactory(budget=40_000, options={"one": 40_000, "two": 40_000})
    vote = closed(vote, ["one", "two"])
    with pytest.raises(LotRequired) as needed:
        publish_result(round_=vote.round)
    assert needed.value.keys == ("one", "two")

    result = publish_result(round_=vote.round, lot_seed=" 4  2 6 ")

    assert result.lot_seed == "4 2 6"
    assert len(result.winners) == 1
    assert publish_result(round_=vote.round, lot_seed="another").winners == result.winners


def test_a_draw_that_decides_nothing_is_not_recorded():
    vote = closed(VoteFactory(), ["bench"])

    assert publish_result(round_=vote.round, lot_seed="666").lot_seed == ""


def test_nothing_is_published_when_the_two_counts_differ(monkeypatch):
    vote = closed(VoteFactory(), ["bench"])
    wrong = {"problems": [], "winners": ["clinic"], "votes": {}, "ballots": 1}
    monkeypatch.setattr(voting_publishing.recount, "recount", lambda _text: wrong)

    with pytest.raises(CountsDiffer):
        publish_result(round_=vote.round)

    assert Result.objects.count() == 0


@pytest.mark.parametrize(
    ("ballots", "publication"),
    [
        ([["bench"]] * 29, "auditors"),
        ([["bench"]] * 30, "auditors"),
        ([["bench"]] * 29 + [["clinic"]], "full"),
    ],
)
def test_few_or_unanimous_ballots_are_for_auditors_only(ballots, publication):
    vote = closed(VoteFactory(), *ballots)

    assert publish_result(round_=vote.round).publication == publication


def folder_of(vote, path):
    for name, write in voting_files.FILES.items():
        (path / name).write_text(write(vote))
    (path / voting_files.SUMS).write_text(voting_files.sums_text(vote))


@pytest.mark.parametrize("receipts", VoteDesign.Receipts.values)
def test_a_stranger_recounts_the_published_files(tmp_path, receipts):
    vote = closed(VoteFactory(receipts=receipts), ["clinic", "garden"], ["clinic"], ["bench"])
    result = publish_result(round_=vote.round)
    vote = VoteDesign.objects.get(pk=vote.pk)
    folder_of(vote, tmp_path)

    command = [sys.executable, "-I", "-S", "recount.py", "ballots.pb", "--json"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["winners"] == result.winners
    assert sha256((tmp_path / "ballots.pb").read_bytes()).hexdigest() == result.file_sha256
    sums = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path, check=False)
    assert sums.returncode == 0


def test_a_changed_log_or_design_is_found_out(tmp_path):
    vote = closed(VoteFactory(), ["clinic", "garden"], ["clinic"], ["bench"])
    publish_result(round_=vote.round)
    vote = VoteDesign.objects.get(pk=vote.pk)
    folder_of(vote, tmp_path)
    (tmp_path / "SHA256SUMS").unlink()
    log = (tmp_path / "events.jsonl").read_text()
    out = StringIO()

    (tmp_path / "design.json").write_text(vote.canonical.replace("Bench", "Beach"))
    (tmp_path / "events.jsonl").write_text(log.replace('"count":3', '"count":4', 1))
    with pytest.raises(CommandError):
        call_command("recount", str(tmp_path / "ballots.pb"), stdout=out)

    assert "design.json is not the design of this vote" in out.getvalue()
    assert "event 2 was changed" in out.getvalue()


def test_the_command_recounts_and_tallies(tmp_path):
    vote = closed(VoteFactory(), ["clinic", "garden"], ["clinic"], ["bench"])
    publish_result(round_=vote.round)
    folder_of(VoteDesign.objects.get(pk=vote.pk), tmp_path)
    out = StringIO()

    call_command("recount", str(tmp_path / "ballots.pb"), stdout=out)
    call_command("tally", str(tmp_path / "ballots.pb"), rule="greedy", stdout=out)

    assert "everything agrees" in out.getvalue()
    assert "clinic" in out.getvalue()
    with pytest.raises(CommandError):
        call_command("tally", str(tmp_path / "recount.py"))
    with pytest.raises(CommandError):
        call_command("recount", str(tmp_path / "missing.pb"))


def test_rounds_whose_time_is_over_are_closed_by_one_command():
    over, running = VoteFactory(round__closed=True), VoteFactory()
    out = StringIO()

    call_command("close_rounds", stdout=out)
    call_command("close_rounds", stdout=out)

    assert [closing.vote for closing in Closing.objects.all()] == [over]
    assert Result.objects.count() == 1
    assert VoteDesign.objects.get(pk=running.pk).state == "draft"


def test_the_turnout_of_an_open_vote_is_of_yesterday_and_rounded():
    vote = VoteFactory()
    filled(vote, *[["bench"]] * 3)

    assert voting.turnout(open_vote(round_=vote.round)) == voting.Turnout(0, 3, is_final=False)

    time_is_over(vote)
    close_round(round_=vote.round)
    final = voting.turnout(VoteDesign.objects.get(pk=vote.pk))
    assert final == voting.Turnout(3, 3, is_final=True)
    assert final.percent == 100


@pytest.mark.django_db(transaction=True)
def test_what_is_announced_is_what_is_stored_and_no_ballot_comes_late():
    """Twelve people vote without pause while the box is closed under them, four times."""
    for turn in range(4):
        vote = open_vote(round_=VoteFactory().round)
        codes = issue_to(vote=vote, people=[f"{turn}:{n}" for n in range(12)])
        acknowledged, refused = [], []
        go_on = threading.Event()
        go_on.set()

        def keep_voting(code, vote=vote, acknowledged=acknowledged, refused=refused, go=go_on):
            turn_ = 0
            while go.is_set():
                turn_ += 1
                choices = [["bench"], ["clinic"], ["garden", "bench"]][turn_ % 3]
                try:
                    done = cast_ballot(round_=vote.round, code=code, choices=choices)
                except RuleBroken:
                    refused.append(code)
                    break
                acknowledged.append((code, done.text))
            connections.close_all()

        threads = [threading.Thread(target=keep_voting, args=(code,)) for code in codes]
        for one in threads:
            one.start()
        # Long enough that each of them has voted, too: a thread may be kept waiting at the start.
        while len(acknowledged) < 60 or len({code for code, _text in list(acknowledged)}) < 12:
            time.sleep(0.01)
        time_is_over(vote)
        closing = close_round(round_=vote.round)
        stored = set(CountedBallot.objects.filter(vote=vote).values_list("receipt", flat=True))
        for one in threads:
            one.join()

        last = dict(acknowledged)
        assert len(refused) == 12
        assert stored == set(last.values())
        assert closing.ballots == CountedBallot.objects.filter(vote=vote).count() == 12


@pytest.mark.django_db(transaction=True)
def test_closing_and_publishing_at_once_gives_one_result():
    vote = VoteFactory()
    filled(vote, ["bench"], ["clinic"])
    time_is_over(vote)
    results = []

    def look():
        results.append(result_of(vote.round).pk)
        connections.close_all()

    threads = [threading.Thread(target=look) for _ in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert len(results) == 6
    assert len(set(results)) == 1
    assert (Closing.objects.count(), Result.objects.count()) == (1, 1)


def test_every_published_receipt_belongs_to_its_ballot():
    vote = closed(VoteFactory(), ["clinic"], ["bench", "garden"])

    for ballot in CountedBallot.objects.filter(vote=vote):
        assert ballot.receipt == receipt(vote.sha256, ballot.nonce, ballot.content)


def test_a_cast_costs_the_same_with_few_and_with_many_ballots(django_assert_num_queries):
    vote = VoteFactory()
    first, late = paper(vote), paper(vote, "census:late")
    with django_assert_num_queries(8):
        cast_ballot(round_=vote.round, code=first, choices=["bench"])
    filled(vote, *[["clinic"]] * 15)

    with django_assert_num_queries(8):
        cast_ballot(round_=vote.round, code=late, choices=["bench"])
