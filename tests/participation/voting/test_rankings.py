import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participation.voting.instances import BadBallot, Reason
from participation.voting.instant_runoff import instant_runoff
from participation.voting.lots import LotNeeded
from participation.voting.meek import meek
from participation.voting.pairwise import (
    Strength,
    condorcet_winner,
    duels,
    ranked_pairs,
    schulze,
)
from participation.voting.rankings import checked
from participation.voting.stv import Arithmetic, transferable_vote

FOLDER = Path(__file__).parents[2] / "fixtures/ranked"
EXPECTED = json.loads((FOLDER / "expected.json").read_text())


def by_number(key):
    return f"{int(key):03d}"


def ballots_of(name):
    for line in (FOLDER / f"{name}.txt").read_text().splitlines():
        number, _, ranking = line.partition(": ")
        yield from [tuple(filter(None, ranking.split(",")))] * int(number)


@pytest.fixture(params=EXPECTED)
def election(request):
    expected = EXPECTED[request.param]
    ballots = list(ballots_of(request.param))
    assert len(ballots) == expected["ballots"]
    return list(expected["candidates"]), ballots, expected


def test_instant_runoff_counts_real_elections_round_by_round(election):
    options, ballots, expected = election

    found = instant_runoff(options, ballots, by_number)

    assert [round_.votes for round_ in found.rounds] == expected["irv"]["rounds"]
    gone = [int(round_.eliminated) for round_ in found.rounds if round_.eliminated]
    assert gone == expected["irv"]["eliminated"]
    assert int(found.winner) == expected["irv"]["winner"]


def test_duels_have_the_winners_other_programs_found(election):
    options, ballots, expected = election
    tally = duels(options, ballots)

    assert int(condorcet_winner(options, tally)) == expected["condorcet_winner"]
    for measure, name in (
        (Strength.WINNING_VOTES, "winning_votes"),
        (Strength.MARGINS, "margins"),
    ):
        found = [int(key) for key in schulze(options, tally, measure).winners]
        assert found == expected[f"schulze_{name}"]
        pairs = ranked_pairs(options, tally, measure)
        assert [int(pairs.winner)] == expected[f"ranked_pairs_{name}"]


def test_seats_are_filled_as_other_programs_fill_them(election):
    options, ballots, expected = election
    for seats, result in expected["stv"].items():
        rules = {"seats": int(seats), "lot": by_number}
        exact = transferable_vote(options, ballots, arithmetic=Arithmetic.EXACT, **rules)
        scottish = transferable_vote(options, ballots, **rules)

        assert exact.quota == scottish.quota == int(result["quota"])
        assert [int(key) for key in exact.elected] == result["wigm_exact"]
        assert [int(key) for key in scottish.elected] == result["wigm_scottish_5dp"]
        assert [int(key) for key in meek(options, ballots, **rules)] == result["meek_9dp"]
        rounds = [
            {key: Fraction(votes) for key, votes in round_.items()} for round_ in result["rounds"]
        ]
        assert [stage.votes for stage in exact.stages] == rounds


def test_a_surplus_is_cut_off_at_five_decimals_in_scotland():
    ballots = [*["ab"] * 7, *["b"] * 2, *["c"] * 1]

    found = transferable_vote("abc", ballots, seats=2)

    # The quota is 4; of each of a's seven ballots 3/7 moves on, cut off at 0.42857.
    assert found.quota == 4
    assert found.stages[1].votes["b"] == 2 + 7 * Fraction(42857, 100_000)


def test_meek_lets_every_ballot_reach_its_next_choice_even_through_the_elected():
    # a is elected at once; c's ballot goes on to a, who needs less of each, and so to b.
    ballots = [*["ab"] * 6, "cab", *["d"] * 3]

    assert meek("abcd", ballots, seats=2, lot=str) == ("a", "b")


def test_a_circle_of_duels_is_cut_at_its_weakest_win():
    # a beats b by 2, b beats c by 4, c beats a by 2: by margins a lot has to choose.
    ballots = [*["abc"] * 4, *["bca"] * 3, *["cab"] * 2]
    tally = duels("abc", ballots)

    assert condorcet_winner("abc", tally) is None
    assert schulze("abc", tally).winners == ("a",)
    assert ranked_pairs("abc", tally).winner == "a"


def test_the_measure_of_a_win_can_decide():
    # a beats b by 5 to 2, b beats c by 4 to 3, c beats a by 3 to 2.
    ballots = [*["ca"] * 3, *["abc"] * 2, *["b"] * 2]
    tally = duels("abc", ballots)

    assert ranked_pairs("abc", tally, Strength.WINNING_VOTES).winner == "a"
    assert ranked_pairs("abc", tally, Strength.MARGINS).winner == "c"


def test_equals_need_a_lot_only_where_nothing_else_tells_them_apart():
    with pytest.raises(LotNeeded):
        instant_runoff("abc", ["a", "b", "c"])
    with pytest.raises(LotNeeded):
        transferable_vote("abc", ["a", "b", "c"], seats=1)
    with pytest.raises(LotNeeded):
        ranked_pairs("ab", duels("ab", ["ab", "ba"]))
    assert schulze("ab", duels("ab", ["ab", "ba"])).winners == ("a", "b")
    by_lot = instant_runoff("abc", ["a", "b", "c"], str)
    assert (by_lot.winner, by_lot.rounds[0].by_lot) == ("a", True)


def test_nobody_votes_or_everybody_wins():
    assert instant_runoff("ab", []).winner is None
    assert transferable_vote("ab", [], seats=3, lot=str).elected == ("a", "b")
    assert set(meek("ab", ["ab"], seats=3, lot=str)) == {"a", "b"}


@pytest.mark.parametrize(
    ("ranking", "reason"),
    [
        ("", Reason.TOO_FEW),
        ("ax", Reason.UNKNOWN_OPTION),
        ("aa", Reason.REPEATED_OPTION),
        ("abc", Reason.TOO_MANY),
    ],
)
def test_a_ranking_outside_the_rules_is_refused(ranking, reason):
    with pytest.raises(BadBallot) as bad:
        checked("abc", ranking, most=2)
    assert bad.value.reason is reason
    assert checked("abc", "ca", most=2) == ("c", "a")


RANKINGS = st.lists(st.lists(st.sampled_from("abcd"), unique=True))


@given(ballots=RANKINGS, data=st.data(), seats=st.integers(1, 4))
def test_no_count_depends_on_the_order_of_ballots(ballots, data, seats):
    shuffled = data.draw(st.permutations(ballots))

    def outcomes(ballots):
        tally = duels("abcd", ballots)
        return (
            instant_runoff("abcd", ballots, str),
            transferable_vote("abcd", ballots, seats=seats, lot=str),
            meek("abcd", ballots, seats=seats, lot=str),
            schulze("abcd", tally),
            ranked_pairs("abcd", tally, lot=str),
        )

    runoff, seated, by_meek, beatpaths, pairs = outcomes(ballots)
    assert outcomes(shuffled) == (runoff, seated, by_meek, beatpaths, pairs)
    assert len(seated.elected) == len(by_meek) == seats
    if winner := condorcet_winner("abcd", duels("abcd", ballots)):
        assert beatpaths.winners == (winner,)
        assert pairs.winner == winner
    for stage in seated.stages:
        assert sum(stage.votes.values()) <= len(ballots)
