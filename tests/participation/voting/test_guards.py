"""What the database itself refuses, whoever asks."""

import pytest
from django.db import IntegrityError, transaction

from participation.models import (
    BallotOutbox,
    Closing,
    CountedBallot,
    Credential,
    Result,
    RollEntry,
    VoteDesign,
    VoteEvent,
    VoteOption,
)
from participation.services.voting import close_round, publish_result
from participation.services.voting_opening import open_vote
from participation.voting.receipts import new_nonce
from tests.factories.voting import VoteFactory, filled, time_is_over


@pytest.fixture
def vote():
    return open_vote(round_=VoteFactory().round)


@pytest.fixture
def finished(vote):
    filled(vote, ["bench"], ["clinic"])
    time_is_over(vote)
    close_round(round_=vote.round)
    publish_result(round_=vote.round)
    return vote


def refuses(change, constraint):
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        change()
    assert refused.value.__cause__.diag.constraint_name == constraint


@pytest.mark.parametrize(
    "change",
    [{"budget": 1}, {"max_choices": 9}, {"canonical": "{}"}, {"sha256": "0"}, {"state": "draft"}],
)
def test_the_design_of_an_open_vote_cannot_be_changed(vote, change):
    refuses(lambda: VoteDesign.objects.filter(pk=vote.pk).update(**change), "vote_design_is_frozen")


def test_options_of_an_open_vote_cannot_be_changed_added_or_removed(vote):
    options = VoteOption.objects.filter(vote=vote)
    new = VoteOption(vote=vote, key="new", cost=1, position=9, texts={})

    refuses(lambda: options.update(cost=1), "vote_design_is_frozen")
    refuses(options.delete, "vote_design_is_frozen")
    refuses(new.save, "vote_design_is_frozen")


def test_a_vote_that_is_being_prepared_can_be_changed_and_thrown_away():
    vote = VoteFactory()

    VoteDesign.objects.filter(pk=vote.pk).update(budget=5)
    vote.options.all().delete()
    VoteDesign.objects.filter(pk=vote.pk).delete()

    assert not VoteDesign.objects.exists()


def late_ballot(vote, model):
    return model(
        vote=vote,
        content=["bench"],
        nonce=new_nonce(),
        receipt="X",
        **({"code_hash": "0"} if model is BallotOutbox else {}),
    )


def test_a_closed_box_takes_nothing_and_gives_nothing_back(finished):
    for model in (BallotOutbox, CountedBallot):
        refuses(late_ballot(finished, model).save, "box_is_open")
    credential = Credential(code_hash="1", vote=finished)
    refuses(credential.save, "box_is_open")
    for rows in (RollEntry.objects, Credential.objects):
        refuses(lambda rows=rows: rows.update(state="open"), "box_is_open")
        refuses(lambda rows=rows: rows.all().delete(), "box_is_open")


def test_a_ballot_cannot_be_put_into_a_box_that_is_not_open_yet():
    refuses(late_ballot(VoteFactory(), BallotOutbox).save, "box_is_open")


@pytest.mark.usefixtures("finished")
def test_what_was_counted_and_published_cannot_be_changed_or_removed():
    for model, change in (
        (CountedBallot, {"receipt": "X"}),
        (VoteEvent, {"count": 99}),
        (Closing, {"ballots": 99}),
        (Result, {"winners": []}),
    ):
        rows = model.objects.all()
        refuses(lambda rows=rows, change=change: rows.update(**change), "vote_record_is_kept")
        refuses(lambda rows=rows: rows._raw_delete(rows.db), "vote_record_is_kept")


def test_one_paper_for_a_person_and_one_ballot_for_a_code(vote):
    filled(vote, ["bench"])
    entry, ballot = RollEntry.objects.get(), BallotOutbox.objects.get()

    entry.pk = ballot.pk = None
    entry.pk, ballot.pk = RollEntry().pk, BallotOutbox().pk

    refuses(lambda: entry.save(force_insert=True), "one_roll_entry_per_person_and_vote")
    with pytest.raises(IntegrityError, match="code_hash"), transaction.atomic():
        ballot.save(force_insert=True)


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"budget": 0}, "vote_has_money_to_spend"),
        ({"max_choices": 0}, "vote_allows_at_least_one_choice"),
        ({"min_choices": 3, "max_choices": 2}, "vote_allows_at_least_one_choice"),
        ({"state": "open"}, "vote_is_frozen_when_it_opens"),
    ],
)
def test_a_vote_that_makes_no_sense_cannot_be_stored(fields, constraint):
    refuses(lambda: VoteFactory(**fields), constraint)


@pytest.mark.parametrize("key", ["", "a;b", "a,b", "a b", "é"])
def test_option_keys_are_plain(key):
    refuses(lambda: VoteFactory(options={key: 1}), "option_key_is_plain")
