from datetime import timedelta

import pytest
from django.db import connection
from django.utils.timezone import now

from common.exceptions import RuleBroken
from participation.models import Ballot, BallotOutbox, Credential, RollEntry, VoteDesign
from participation.services import voting_box
from participation.services.voting import (
    WrongCode,
    cast_ballot,
    choices_of,
    close_round,
    enrol,
    issue_credential,
    open_vote,
)
from participation.services.voting_issuing import account, issue_to
from participation.voting.receipts import grouped, is_receipt
from tests.factories.people import TerritoryFactory, UserFactory
from tests.factories.voting import VoteFactory, filled, paper, time_is_over
from tests.races import at_once, numbered


def stored(vote):
    boxes = (Ballot, BallotOutbox)
    rows = [row for box in boxes for row in box.objects.filter(vote=vote)]
    return sorted(tuple(row.content) for row in rows)


def test_a_person_gets_one_paper_and_its_code_casts_one_ballot():
    vote, person = VoteFactory(), UserFactory()
    code = issue_credential(round_=vote.round, user=person)

    receipt = cast_ballot(round_=vote.round, code=code, choices=["garden", "bench"])

    assert is_receipt(receipt.text)
    assert stored(vote) == [("bench", "garden")]
    assert list(RollEntry.objects.values_list("state", flat=True)) == ["issued"]
    assert list(Credential.objects.values_list("state", flat=True)) == ["used"]
    with pytest.raises(RuleBroken, match="You have had your ballot paper"):
        issue_credential(round_=vote.round, user=person)
    assert Credential.objects.count() == 1


def test_the_code_is_stored_nowhere():
    vote = VoteFactory()
    code = paper(vote)
    cast_ballot(round_=vote.round, code=code, choices=["bench"])

    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(
                f'SELECT count(*) FROM "{table}" AS t WHERE t::text ILIKE %s', [f"%{code}%"]
            )
            assert cursor.fetchone() == (0,), table


def test_a_code_may_be_typed_as_hands_do():
    vote = VoteFactory()
    code = paper(vote)

    cast_ballot(round_=vote.round, code=f" {grouped(code.lower(), 5)} ", choices=["bench"])

    assert stored(vote) == [("bench",)]


def test_a_ballot_can_be_changed_with_its_code_and_the_old_one_is_gone():
    vote = VoteFactory()
    code = paper(vote)
    first = cast_ballot(round_=vote.round, code=code, choices=["bench"])

    second = cast_ballot(round_=vote.round, code=code, choices=["clinic"])

    assert stored(vote) == [("clinic",)]
    assert second.text != first.text
    assert (first.revision, second.revision) == (1, 2)
    assert choices_of(round_=vote.round, code=code) == ("clinic",)


def test_a_ballot_already_shuffled_into_the_box_can_be_changed_too():
    vote = VoteFactory()
    code = paper(vote)
    cast_ballot(round_=vote.round, code=code, choices=["bench"])
    with voting_box.inside(vote, alone=True) as box:
        voting_box.shuffle(box)

    cast_ballot(round_=vote.round, code=code, choices=["clinic"])

    assert Ballot.objects.count() == 0
    assert stored(vote) == [("clinic",)]


def test_casting_the_same_again_changes_nothing_and_shows_the_same_receipt():
    vote = VoteFactory()
    code = paper(vote)
    first = cast_ballot(round_=vote.round, code=code, choices=["bench", "garden"])

    assert cast_ballot(round_=vote.round, code=code, choices=["garden", "bench"]) == first


@pytest.mark.parametrize(
    ("choices", "sentence"),
    [
        ([], "Choose at least 1 option."),
        (["bench", "clinic", "garden"], "You chose 3: choose at most 2."),
        (["bench", "bench"], "An option is chosen twice."),
        (["bench", "NaN"], "One of your choices is not on this ballot."),
        (["1e400"], "One of your choices is not on this ballot."),
        (["٣"], "One of your choices is not on this ballot."),
        ([["bench"]], "One of your choices is not on this ballot."),
        (["' OR 1=1"], "One of your choices is not on this ballot."),
    ],
)
def test_choices_outside_the_rules_are_refused_in_words_and_nothing_is_stored(choices, sentence):
    vote = VoteFactory()
    code = paper(vote)

    with pytest.raises(RuleBroken, match=sentence):
        cast_ballot(round_=vote.round, code=code, choices=choices)

    assert stored(vote) == []
    assert Credential.objects.get().state == "open"


def test_a_ballot_may_not_spend_more_than_the_limit():
    vote = VoteFactory(max_cost=60_000)
    code = paper(vote)

    with pytest.raises(RuleBroken, match="cost €800 together: a ballot may spend €600"):
        cast_ballot(round_=vote.round, code=code, choices=["clinic", "bench"])

    cast_ballot(round_=vote.round, code=code, choices=["garden", "bench"])
    assert stored(vote) == [("bench", "garden")]


@pytest.mark.parametrize("code", ["", "ABC", "0" * 20, "<script>", "é" * 20])
def test_an_unknown_code_is_refused(code):
    vote = VoteFactory()
    paper(vote)

    with pytest.raises(WrongCode):
        cast_ballot(round_=vote.round, code=code, choices=["bench"])


def test_a_code_of_another_vote_and_a_void_one_are_refused():
    vote, other = VoteFactory(), VoteFactory()
    foreign, void = paper(other), paper(vote)
    Credential.objects.filter(vote=vote).update(state="void")

    for code in (foreign, void):
        with pytest.raises(WrongCode):
            cast_ballot(round_=vote.round, code=code, choices=["bench"])


def test_a_ballot_comes_neither_too_early_nor_too_late():
    early = VoteFactory(round__upcoming=True)
    late = VoteFactory()
    code = paper(late)
    time_is_over(late)

    with pytest.raises(RuleBroken, match="has not opened yet"):
        cast_ballot(round_=early.round, code=code, choices=["bench"])
    with pytest.raises(RuleBroken, match="is closed"):
        cast_ballot(round_=late.round, code=code, choices=["bench"])
    with pytest.raises(RuleBroken, match="closed"):
        issue_credential(round_=late.round, user=UserFactory())
    close_round(round_=late.round)
    with pytest.raises(RuleBroken, match="is closed"):
        cast_ballot(round_=late.round, code=code, choices=["bench"])
    with pytest.raises(RuleBroken, match="is closed"):
        choices_of(round_=late.round, code=code)
    assert stored(late) == []


def test_only_people_of_the_place_get_a_paper_where_the_round_says_so():
    vote = VoteFactory(round__residents_only=True)
    home = UserFactory(territory=vote.round.process.territory)
    away = UserFactory(territory=TerritoryFactory())

    with pytest.raises(RuleBroken, match="people who live in"):
        issue_credential(round_=vote.round, user=away)

    assert issue_credential(round_=vote.round, user=home)


def test_a_closed_list_admits_those_on_it_and_nobody_else():
    vote = VoteFactory(roll=VoteDesign.Roll.LIST)
    on_it, not_on_it = UserFactory(), UserFactory()
    assert enrol(vote=vote, people=[account(on_it), account(on_it)]) >= 1

    assert issue_credential(round_=vote.round, user=on_it)
    with pytest.raises(RuleBroken, match="not on the roll"):
        issue_credential(round_=vote.round, user=not_on_it)
    with pytest.raises(RuleBroken, match="Nobody can be added"):
        enrol(vote=vote, people=[account(not_on_it)])
    assert RollEntry.objects.count() == 1


def test_the_same_form_sent_twice_shows_the_same_code():
    vote, person = VoteFactory(), UserFactory()

    codes = {issue_credential(round_=vote.round, user=person, form_key="a") for _ in range(2)}

    assert len(codes) == 1
    with pytest.raises(RuleBroken):
        issue_credential(round_=vote.round, user=person, form_key="b")


def test_ballots_move_to_the_box_in_batches_and_never_alone():
    vote = VoteFactory()
    filled(vote, *[["bench"]] * 19)
    VoteDesign.objects.update(shuffled_at=now() - timedelta(hours=1))
    assert Ballot.objects.count() == 0

    cast_ballot(round_=vote.round, code=paper(vote, "voter:20"), choices=["clinic"])

    assert (Ballot.objects.count(), BallotOutbox.objects.count()) == (20, 0)
    assert [(event.kind, event.count) for event in vote.events.all()] == [
        ("open", 0),
        ("batch", 20),
    ]

    filled_again = [f"later:{number}" for number in range(20)]
    for person in filled_again:
        cast_ballot(round_=vote.round, code=paper(vote, person), choices=["bench"])
    assert (Ballot.objects.count(), BallotOutbox.objects.count()) == (20, 20)


@pytest.mark.django_db(transaction=True)
def test_twenty_four_casts_at_once_with_one_code_are_one_ballot():
    vote = VoteFactory()
    code = paper(vote)

    receipts = at_once([lambda: cast_ballot(round_=vote.round, code=code, choices=["bench"])] * 24)

    assert len({receipt.text for receipt in receipts}) == 1
    assert stored(vote) == [("bench",)]


@pytest.mark.django_db(transaction=True)
def test_twenty_four_different_casts_at_once_with_one_code_leave_one_whole_ballot():
    vote = VoteFactory()
    code = paper(vote)
    ballots = [["bench"], ["clinic"], ["bench", "garden"]]

    receipts = at_once(
        numbered(lambda n: cast_ballot(round_=vote.round, code=code, choices=ballots[n % 3]), 24)
    )

    (row,) = BallotOutbox.objects.all()
    assert row.receipt in {receipt.text for receipt in receipts}
    assert row.content in ballots


@pytest.mark.django_db(transaction=True)
def test_asking_for_a_paper_many_times_at_once_gives_one():
    vote, person = VoteFactory(), UserFactory()
    open_vote(round_=vote.round)

    answers = at_once([lambda: issue_credential(round_=vote.round, user=person)] * 12)

    codes = [answer for answer in answers if isinstance(answer, str)]
    assert len(codes) == 1
    assert Credential.objects.count() == 1
    assert RollEntry.objects.get().state == "issued"
    cast_ballot(round_=vote.round, code=codes[0], choices=["bench"])


@pytest.mark.django_db(transaction=True)
def test_many_people_ask_and_vote_at_once():
    vote = open_vote(round_=VoteFactory().round)

    def take_part(number):
        (code,) = issue_to(vote=vote, people=[f"census:{number}"])
        return cast_ballot(round_=vote.round, code=code, choices=["bench"])

    receipts = at_once(numbered(take_part, 12))

    assert len({receipt.text for receipt in receipts}) == 12
    assert stored(vote) == [("bench",)] * 12
