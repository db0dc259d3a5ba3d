import json
import os
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participation.voting import pabulib, profile
from participation.voting.equal_shares import (
    Raise,
    Stop,
    Terms,
    TooManyRuns,
    Worth,
    equal_shares,
)
from participation.voting.instances import Instance, Option
from participation.voting.lots import LotNeeded

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "tests/fixtures/pb"
TOULOUSE = ROOT / "site/demo/data/toulouse_2022_1.pb"
EXPECTED = json.loads((FOLDER / "rules.json").read_text())
BY_KEY = str


def read(path):
    file = pabulib.read(path.read_text())
    ballots = [ballot.choices for ballot in file.ballots]
    return file.instance, profile.of_approvals(file.instance, ballots)


def path_of(name):
    return TOULOUSE if name == TOULOUSE.stem else FOLDER / f"{name}.pb"


def terms_of(result):
    more = None
    if result["completion"] == "add1":
        whole = result["start"].startswith("floor")
        more = Raise(result["step"] * 100, Stop(result["stop"]), whole=whole)
    return Terms(more=more, then_greedy=result["completion"] != "none")


def agrees(shares, result):
    """Compare with what another program found: winners in order, runs, the last endowment."""
    every = [*shares.winners, *shares.completed]
    assert result["winners"] in (list(shares.winners), every)
    assert result.get("then_utilitarian", list(shares.completed)) == list(shares.completed)
    assert result.get("runs", shares.runs) == shares.runs
    if endowment := result.get("final_endowment") or result.get("endowment"):
        assert shares.endowment == Fraction(endowment) * 100


def by_equal_shares(results):
    return [result for result in results if result["rule"] == "mes"]


@pytest.mark.parametrize("name", EXPECTED)
def test_real_elections_have_the_winners_other_programs_found(name):
    instance, ballots = read(path_of(name))

    for result in by_equal_shares(EXPECTED[name]):
        agrees(equal_shares(instance, ballots, terms_of(result), BY_KEY), result)


def large_elections():
    """Whole elections of a data folder that is too large to be kept here, if one is named."""
    if not os.environ.get("NORIA_DATA"):
        return
    folder = Path(os.environ["NORIA_DATA"])
    oracle = json.loads((folder / "oracle/pb_rules.json").read_text())
    for name, election in oracle.items():
        if election["vote_type"] == "approval":
            yield folder / f"pb/{name}.pb", election["results"]


def test_large_elections_have_the_winners_other_programs_found():
    for path, results in large_elections():
        instance, ballots = read(path)
        for result in by_equal_shares(results):
            if result["ties"].startswith("cost"):
                agrees(equal_shares(instance, ballots, terms_of(result), BY_KEY), result)


def instance(budget, **costs):
    return Instance(budget, tuple(Option(key, cost) for key, cost in costs.items()))


def shares(instance, ballots, terms=None, lot=BY_KEY):
    together = profile.of_points(instance, [dict(ballot) for ballot in ballots])
    return equal_shares(instance, together, terms or Terms(then_greedy=False), lot)


def approvals(*ballots):
    return [dict.fromkeys(ballot, 1) for ballot in ballots]


def test_a_minority_gets_its_part():
    # Six want a and b, four want c: by votes alone the four would get nothing.
    town = instance(1000, a=500, b=500, c=400)
    ballots = approvals(*["ab"] * 6, *["c"] * 4)

    assert shares(town, ballots).winners == ("a", "c")


def test_points_say_what_an_option_is_worth():
    town = instance(100, a=100, b=100)
    ballots = [{"a": 1, "b": 3}] * 2

    assert shares(town, ballots, Terms(Worth.POINTS, then_greedy=False)).winners == ("b",)
    assert shares(town, ballots, Terms(Worth.COST, then_greedy=False)).winners == ("b",)


def test_what_is_left_goes_to_the_most_chosen_that_fit():
    town = instance(1000, a=900, b=300, c=200)
    ballots = approvals("a", "a", "b", "c")

    found = shares(town, ballots, Terms())
    assert found.winners == ("c",)
    assert (found.completed, found.spent) == (("b",), 500)


def test_the_last_money_among_equals_is_a_matter_of_the_lot_too():
    town = instance(300, a=200, b=150, c=150)
    ballots = approvals("a", "a", "b", "c")

    with pytest.raises(LotNeeded) as needed:
        shares(instance(200, b=150, c=150), approvals("b", "c"), Terms(), lot=None)
    assert needed.value.keys == ("b", "c")
    assert shares(town, ballots, Terms(), lot=None).completed == ("a",)


def test_only_a_lot_that_matters_is_asked_for():
    town = instance(100, a=100, b=100)

    with pytest.raises(LotNeeded) as needed:
        shares(town, approvals("ab", "ab"), lot=None)
    assert set(needed.value.keys) == {"a", "b"}
    # The cheaper comes first without one, and so does the more chosen.
    assert shares(instance(90, a=45, b=90), approvals("ab", "ab"), lot=None).winners == ("a",)


@pytest.mark.parametrize("stop", Stop)
def test_raising_ends_when_everything_is_bought_and_when_the_step_is_absurd(stop):
    town = instance(1000, a=10, b=20, never=1)
    found = shares(town, approvals("ab", "b"), Terms(more=Raise(5, stop)))
    assert set(found.winners) == {"a", "b"}

    poor = instance(10**9, a=10**9, b=1)
    with pytest.raises(TooManyRuns):
        shares(poor, approvals("a", "b"), Terms(more=Raise(1)))


def test_no_ballots_no_supporters_and_no_costs():
    town = instance(100, free=0, dear=1000, unloved=1)

    assert shares(town, []).winners == ()
    assert shares(town, [{}]).winners == ()
    assert shares(town, approvals(["free", "dear"])).winners == ("free",)


KEYS = "abcdef"
TOWNS = st.fixed_dictionaries({key: st.integers(0, 30) for key in KEYS})
BALLOTS = st.lists(st.dictionaries(st.sampled_from(KEYS), st.integers(1, 3)), max_size=9)
WORTHS = st.sampled_from(Worth)


def value(ballot, option, worth):
    if worth is Worth.POINTS:
        return ballot[option.key]
    return option.cost or 1 if worth is Worth.COST else 1


def price(option, money, worths):
    """Find the price by trying: it lies where somebody begins to pay all they have, or between."""
    if not worths or sum(money[n] for n in worths) < option.cost:
        return None
    for limit in sorted(money[n] / worths[n] for n in worths):
        broke = sum(money[n] for n in worths if money[n] / worths[n] < limit)
        rest = sum(worths[n] for n in worths if money[n] / worths[n] >= limit)
        if (found := Fraction(option.cost - broke) / rest) <= limit:
            return found
    raise AssertionError("unreachable")


def slowly(town, ballots, worth):
    """The definition word by word, in fractions, with no thought for time."""
    money = [Fraction(town.budget, len(ballots)) for _ in ballots]
    votes = {key: sum(ballot.get(key, 0) for ballot in ballots) for key in town.costs}
    worths = {
        option.key: {
            n: value(ballot, option, worth)
            for n, ballot in enumerate(ballots)
            if option.key in ballot
        }
        for option in town.options
    }
    rest, bought = list(town.options), []
    while True:
        prices = {option: price(option, money, worths[option.key]) for option in rest}
        offers = [(p, o.cost, -votes[o.key], o.key, o) for o, p in prices.items() if p is not None]
        if not offers:
            return tuple(bought)
        cheapest, *_, option = min(offers)
        bought.append(option.key)
        rest.remove(option)
        for n, worth_ in worths[option.key].items():
            money[n] = max(money[n] - cheapest * worth_, Fraction(0))


@given(costs=TOWNS, budget=st.integers(0, 60), ballots=BALLOTS, worth=WORTHS)
def test_the_fast_count_is_the_definition(costs, budget, ballots, worth):
    town = instance(budget, **costs)
    if worth is not Worth.POINTS:
        ballots = [dict.fromkeys(ballot, 1) for ballot in ballots]
    found = shares(town, ballots, Terms(worth, then_greedy=False))

    assert found.winners == (slowly(town, ballots, worth) if ballots else ())
    assert found.spent <= budget


@given(costs=TOWNS, budget=st.integers(0, 60), ballots=BALLOTS, data=st.data())
def test_neither_the_order_of_ballots_nor_the_currency_matters(costs, budget, ballots, data):
    town = instance(budget, **costs)
    dearer = instance(budget * 1000, **{key: cost * 1000 for key, cost in costs.items()})
    terms = Terms(more=Raise(1), then_greedy=True)
    shuffled = data.draw(st.permutations(ballots))

    found = shares(town, ballots, terms)

    assert shares(town, shuffled, terms) == found
    in_cents = shares(dearer, ballots, Terms(more=Raise(1000)))
    assert (in_cents.winners, in_cents.completed) == (found.winners, found.completed)
    assert found.spent <= budget
