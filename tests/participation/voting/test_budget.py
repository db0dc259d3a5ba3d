import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participation.voting import pabulib
from participation.voting.budget import Decision, greedy
from participation.voting.instances import Instance, Option
from participation.voting.lots import LotNeeded, published_lot

ROOT = Path(__file__).parents[3]
TOULOUSE = ROOT / "site/demo/data/toulouse_2022_1.pb"
FOLDER = ROOT / "tests/fixtures/pb"
EXPECTED = json.loads((FOLDER / "greedy_skip.json").read_text())


def file_of(name):
    return TOULOUSE if name == TOULOUSE.stem else FOLDER / f"{name}.pb"


def choices(file):
    return [ballot.choices for ballot in file.ballots]


@pytest.mark.parametrize("name", EXPECTED)
def test_real_elections_have_the_winners_other_programs_found(name):
    file = pabulib.read(file_of(name).read_text())

    outcome = greedy(file.instance, choices(file))

    assert list(outcome.winners) == EXPECTED[name]["winners"]
    assert outcome.votes == EXPECTED[name]["votes"]


def large_elections():
    """Whole elections of a data folder that is too large to be kept here, if one is named."""
    folder = os.environ.get("NORIA_DATA")
    return sorted(Path(folder, "pb").glob("*.pb")) if folder else []


def test_large_elections_have_the_winners_other_programs_found():
    for path in large_elections():
        oracle = json.loads((path.parents[1] / "oracle/pb_rules.json").read_text())
        file = pabulib.read(path.read_text())
        expected = [
            result["winners"]
            for result in oracle[path.stem]["results"]
            if result["rule"] == "greedy" and result["overspend"] == "skip"
        ]

        if file.meta["vote_type"] == "approval":
            assert list(greedy(file.instance, choices(file)).winners) == expected[0], path.stem


def instance(budget, **costs):
    return Instance(budget, tuple(Option(key, cost) for key, cost in costs.items()))


def test_what_does_not_fit_is_skipped_and_the_next_has_its_chance():
    outcome = greedy(instance(100, a=60, b=50, c=40), [("a", "b"), ("a", "b"), ("a",), ("c",)])

    assert outcome.winners == ("a", "c")
    assert outcome.spent == 100
    assert [step.decision for step in outcome.steps] == [
        Decision.FUNDED,
        Decision.NO_MONEY_LEFT,
        Decision.FUNDED,
    ]


def test_of_equals_the_cheaper_is_first():
    assert greedy(instance(50, a=50, b=30), [("a", "b")]).winners == ("b",)


def test_an_option_nobody_chose_is_not_funded_even_if_there_is_money():
    outcome = greedy(instance(100, a=10, b=10), [("a",)])

    assert outcome.winners == ("a",)
    assert outcome.steps[-1].decision is Decision.TOO_FEW_VOTES


def test_equals_that_all_fit_or_none_of_which_fits_need_no_lot():
    assert greedy(instance(20, a=10, b=10), [("a", "b")]).winners == ("a", "b")
    assert greedy(instance(5, a=10, b=10), [("a", "b")]).winners == ()


def test_equals_for_the_last_money_wait_for_the_published_lot():
    tie = instance(10, a=10, b=10, c=10)

    with pytest.raises(LotNeeded) as needed:
        greedy(tie, [("a", "b", "c")])
    drawn = {
        greedy(tie, [("a", "b", "c")], published_lot("root", str(seed))).winners
        for seed in range(40)
    }

    assert needed.value.keys == ("a", "b", "c")
    assert drawn == {("a",), ("b",), ("c",)}


def test_the_lot_depends_on_the_ballots_too():
    places = {published_lot(root, "seed")("a") for root in ("one", "other")}

    assert len(places) == 2


def test_without_ballots_nothing_is_funded():
    assert greedy(instance(100, a=0, b=1), []).winners == ()


def test_what_costs_nothing_is_funded_with_one_vote():
    assert greedy(instance(0, a=0, b=1), [("a", "b")]).winners == ("a",)


@st.composite
def elections(draw):
    costs = draw(st.lists(st.integers(0, 60), min_size=1, max_size=7))
    keys = [f"o{number}" for number in range(len(costs))]
    options = tuple(Option(key, cost) for key, cost in zip(keys, costs, strict=True))
    ballot = st.lists(st.sampled_from(keys), unique=True).map(tuple)
    return Instance(draw(st.integers(0, 150)), options), draw(st.lists(ballot, max_size=12))


LOT = published_lot("root", "seed")


@given(elections(), st.randoms(use_true_random=False))
def test_the_order_of_ballots_and_options_does_not_matter(election, random):
    given_instance, ballots = election
    options = list(given_instance.options)
    shuffled = list(ballots)
    random.shuffle(shuffled)
    random.shuffle(options)

    other = greedy(Instance(given_instance.budget, tuple(options)), shuffled, LOT)

    assert other.winners == greedy(given_instance, ballots, LOT).winners


@given(elections(), st.integers(1, 1000))
def test_another_currency_does_not_change_the_winners(election, factor):
    small, ballots = election
    options = tuple(Option(option.key, option.cost * factor) for option in small.options)

    large = greedy(Instance(small.budget * factor, options), ballots, LOT)

    assert large.winners == greedy(small, ballots, LOT).winners


@given(elections())
def test_the_budget_holds_and_nothing_popular_that_fits_is_left_out(election):
    given_instance, ballots = election

    outcome = greedy(given_instance, ballots, LOT)

    costs = given_instance.costs
    assert outcome.spent == sum(costs[key] for key in outcome.winners) <= given_instance.budget
    left_out = [key for key in costs if outcome.votes[key] and key not in outcome.winners]
    assert all(costs[key] > given_instance.budget - outcome.spent for key in left_out)


@given(elections())
def test_every_option_has_one_line_in_the_count_and_the_money_adds_up(election):
    given_instance, ballots = election

    steps = greedy(given_instance, ballots, LOT).steps

    assert sorted(step.key for step in steps) == sorted(given_instance.costs)
    left = given_instance.budget
    for step in steps:
        left -= step.cost if step.decision is Decision.FUNDED else 0
        assert step.left == left


@given(elections())
def test_one_more_vote_never_hurts_a_winner(election):
    given_instance, ballots = election
    for winner in greedy(given_instance, ballots, LOT).winners:
        assert winner in greedy(given_instance, [*ballots, (winner,)], LOT).winners
