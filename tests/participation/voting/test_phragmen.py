from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participation.voting import profile
from participation.voting.budget import Unaffordable
from participation.voting.instances import Instance, Option
from participation.voting.lots import LotNeeded
from participation.voting.phragmen import phragmen
from tests.participation.voting.test_equal_shares import (
    BY_KEY,
    EXPECTED,
    large_elections,
    path_of,
    read,
)

STOPS = {"skip": Unaffordable.SKIP, "first-overspend": Unaffordable.STOP}


def agree(path, results):
    instance, ballots = read(path)
    for result in results:
        by_cost = result.get("ties", "cost").startswith("cost")
        if result["rule"] == "sequential-phragmen" and by_cost:
            stop = STOPS[result["stop"]]
            found = phragmen(instance, ballots, unaffordable=stop, lot=BY_KEY)
            assert list(found.winners) == result["winners"]


@pytest.mark.parametrize("name", EXPECTED)
def test_real_elections_have_the_winners_other_programs_found(name):
    agree(path_of(name), EXPECTED[name])


def test_large_elections_have_the_winners_other_programs_found():
    for path, results in large_elections():
        agree(path, results)


def instance(budget, **costs):
    return Instance(budget, tuple(Option(key, cost) for key, cost in costs.items()))


def of(town, *ballots):
    return profile.of_approvals(town, ballots)


def test_options_are_bought_when_their_supporters_have_earned_enough():
    town = instance(100, a=6, b=6, c=4)

    found = phragmen(town, of(town, "a", "ab", "ab", "c"))

    # Three earn 6 in 2; the fourth needs 4; b's two, who paid at 2, have it together at 5.
    assert [(step.key, step.earned) for step in found.steps] == [
        ("a", Fraction(2)),
        ("c", Fraction(4)),
        ("b", Fraction(5)),
    ]
    assert found.spent == 16


def test_what_no_longer_fits_is_skipped_or_ends_the_count():
    town = instance(10, a=6, b=6, c=4)
    ballots = of(town, *["ab"] * 5, "c")

    skipping = phragmen(town, ballots, lot=BY_KEY)
    assert skipping.winners == ("a", "c")
    stopping = phragmen(town, ballots, unaffordable=Unaffordable.STOP, lot=BY_KEY)
    assert stopping.winners == ("a",)
    assert (skipping.spent, stopping.spent) == (10, 6)


def test_only_a_lot_that_decides_is_asked_for():
    town = instance(6, a=6, b=6)

    with pytest.raises(LotNeeded):
        phragmen(town, of(town, "ab"))
    assert phragmen(town, of(town, "a", "a", "b")).winners == ("a",)
    assert phragmen(town, of(town)).winners == ()


@given(
    costs=st.lists(st.integers(0, 20), min_size=1, max_size=5),
    ballots=st.lists(st.sets(st.sampled_from("abcde")), max_size=8),
    data=st.data(),
)
def test_the_budget_holds_and_the_order_of_ballots_does_not_matter(costs, ballots, data):
    keys = "abcde"[: len(costs)]
    town = instance(40, **dict(zip(keys, costs, strict=True)))
    ballots = [sorted(ballot & set(keys)) for ballot in ballots]

    found = phragmen(town, of(town, *ballots), lot=BY_KEY)

    assert found.spent == sum(town.costs[key] for key in found.winners) <= 40
    assert phragmen(town, of(town, *data.draw(st.permutations(ballots))), lot=BY_KEY) == found
