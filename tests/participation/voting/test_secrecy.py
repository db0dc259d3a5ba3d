"""What a curious person with the whole database could find out after closing: nothing."""

import json
import random

import pytest
from django.db import connection, models

from participation.models import (
    Ballot,
    BallotOutbox,
    CountedBallot,
    Credential,
    RollEntry,
    VoteDesign,
)
from participation.services.voting import cast_ballot, close_round
from participation.services.voting_issuing import issue_to
from participation.services.voting_opening import open_vote
from participation.voting.rolls import person_key
from tests.factories.voting import VoteFactory, time_is_over

SECRET_TABLES = (RollEntry, Credential, Ballot, BallotOutbox, CountedBallot)
PEOPLE = 40


def test_no_column_could_hold_a_person_a_time_or_an_address():
    allowed = {
        models.UUIDField,
        models.CharField,
        models.JSONField,
        models.PositiveIntegerField,
        models.ForeignKey,
    }
    for table in SECRET_TABLES:
        for field in table._meta.concrete_fields:
            if (table, field.name) == (RollEntry, "changed_on"):
                assert type(field) is models.DateField
                continue
            assert type(field) in allowed, f"{table.__name__}.{field.name}"
            if isinstance(field, models.ForeignKey):
                assert field.related_model is VoteDesign
            told = {"user", "person", "time", "at", "ip", "agent", "session"} & set(
                field.name.split("_")
            )
            assert not told or field.name == "person_key"


def test_roll_and_ballots_share_no_value():
    vote = open_vote(round_=VoteFactory().round)
    for number in range(5):
        (code,) = issue_to(vote=vote, people=[f"census:{number}"])
        cast_ballot(round_=vote.round, code=code, choices=["bench"])

    roll = {str(value) for row in RollEntry.objects.values_list() for value in row}
    box = {str(value) for row in BallotOutbox.objects.values_list() for value in row}

    assert roll & box == {str(vote.pk)}


def everybody_votes(vote):
    """Let people ask and vote in the same order, the worst case; return the key and the choice.

    Every person's choice is unique in kind: who chose what can be told from the ballot.
    """
    order = list(range(PEOPLE))
    random.Random(7).shuffle(order)
    truth = {}
    for number in order:
        person, choice = f"census:{number}", f"o{number}"
        (code,) = issue_to(vote=vote, people=[person])
        cast_ballot(round_=vote.round, code=code, choices=[choice])
        truth[person_key(bytes(vote.roll_key), person)] = choice
    return truth


def physical(table, columns, order):
    """Read a table as its pages hold it."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM participation_{table} ORDER BY {order}")
        return cursor.fetchall()


def hits(truth, roll, ballots):
    """Count the people whose choice is guessed by laying two lists beside each other."""
    pairs = zip(roll, ballots, strict=True)
    return sum(truth[key] == content[0] for (key,), (content,) in pairs)


@pytest.mark.django_db(transaction=True)
def test_neither_order_nor_transaction_joins_people_and_ballots_after_closing():
    vote = VoteFactory(options={f"o{number}": 1 for number in range(PEOPLE)})
    vote = open_vote(round_=vote.round)
    truth = everybody_votes(vote)

    # While the box is open the order of the rows does betray people to whoever holds the
    # database. The test would be worth nothing if it did not see that.
    def contents(rows):
        return [(json.loads(one) if isinstance(one, str) else one,) for (one,) in rows]

    roll = physical("rollentry", "person_key", "xmin::text::bigint, ctid")
    box = contents(physical("ballotoutbox", "content", "xmin::text::bigint, ctid"))
    assert hits(truth, roll, box) == PEOPLE

    time_is_over(vote)
    close_round(round_=vote.round)

    for order in ("xmin::text::bigint, ctid", "ctid", "id", "xmax::text::bigint, ctid"):
        roll = physical("rollentry", "person_key", order)
        for ballot_order in (order, "receipt", "nonce"):
            box = contents(physical("countedballot", "content", ballot_order))
            assert hits(truth, roll, box) <= PEOPLE // 4, (order, ballot_order)
    for table in ("rollentry", "credential", "countedballot"):
        assert len(physical(table, "DISTINCT xmin::text", "1")) == 1, table
    credentials = physical("credential", "code_hash", "ctid")
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM participation_countedballot AS t")
        text = str(cursor.fetchall())
    assert not any(code_hash in text for (code_hash,) in credentials)


@pytest.mark.django_db(transaction=True)
def test_the_roll_is_marked_and_the_ballot_is_written_in_different_transactions():
    vote = open_vote(round_=VoteFactory().round)
    for number in range(5):
        (code,) = issue_to(vote=vote, people=[f"census:{number}"])
        cast_ballot(round_=vote.round, code=code, choices=["bench"])

    roll = {row for (row,) in physical("rollentry", "xmin::text", "1")}
    codes = {row for (row,) in physical("credential", "xmin::text", "1")}
    box = {row for (row,) in physical("ballotoutbox", "xmin::text", "1")}

    assert not roll & (codes | box)


def test_two_shuffles_of_the_same_ballots_differ():
    """The order after closing is drawn anew each time, so nobody can have prepared it."""
    orders = set()
    for _ in range(2):
        vote = open_vote(round_=VoteFactory().round)
        for number in range(12):
            (code,) = issue_to(vote=vote, people=[f"census:{number}"])
            choices = [["bench"], ["clinic"], ["garden"], ["bench", "clinic"]][number % 4]
            cast_ballot(round_=vote.round, code=code, choices=choices)
        time_is_over(vote)
        close_round(round_=vote.round)
        rows = physical("countedballot", "vote_id, content", "ctid")
        orders.add(str([content for pk, content in rows if pk == vote.pk]))

    assert len(orders) == 2
