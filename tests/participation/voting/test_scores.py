import pytest
from hypothesis import given
from hypothesis import strategies as st

from participation.voting.instances import BadBallot, Reason
from participation.voting.scores import Scale, checked, majority_judgment, sums

QUADRATIC = Scale(most=10, least=-10, credits=100, squared=True)


@pytest.mark.parametrize(
    ("scale", "numbers", "reason"),
    [
        (Scale(5), {"x": 1}, Reason.UNKNOWN_OPTION),
        (Scale(5), {"a": 6}, Reason.TOO_HIGH),
        (Scale(5), {"a": -1}, Reason.TOO_LOW),
        (Scale(5), {"a": True}, Reason.TOO_LOW),
        (Scale(5), {"a": 1.0}, Reason.TOO_LOW),
        (Scale(7, credits=7), {"a": 4, "b": 4}, Reason.TOO_EXPENSIVE),
        (QUADRATIC, {"a": 8, "b": -7}, Reason.TOO_EXPENSIVE),
    ],
)
def test_numbers_outside_the_scale_are_refused(scale, numbers, reason):
    with pytest.raises(BadBallot) as bad:
        checked(["a", "b"], scale, numbers)
    assert bad.value.reason is reason


def test_numbers_within_the_scale_are_kept_without_the_noughts():
    assert checked(["a", "b"], QUADRATIC, {"b": -6, "a": 8}) == {"a": 8, "b": -6}
    assert checked(["a", "b"], Scale(7, credits=7), {"a": 7, "b": 0}) == {"a": 7}


def test_sums_count_votes_against_too():
    assert sums(["a", "b", "c"], [{"a": 3, "b": -2}, {"a": 1}]) == {"a": 4, "b": -2, "c": 0}


def judged(*columns, grades=5):
    """Judge options given as a column of grades each."""
    ballots = [
        {str(key): grade for key, grade in enumerate(row) if grade is not None}
        for row in zip(*columns, strict=True)
    ]
    keys = [str(key) for key in range(len(columns))]
    return list(majority_judgment(keys, ballots, grades=grades).values())


def test_the_median_decides_then_the_larger_side():
    liked, loved, split = judged([3, 3, 3, 1, 1], [3, 4, 4, 1, 3], [0, 0, 4, 4, 0])

    assert (liked.median, loved.median, split.median) == (3, 3, 0)
    assert loved.rank > liked.rank > split.rank
    assert (loved.above, loved.below) == (2, 1)


def test_who_gives_no_grade_gives_the_worst_and_even_numbers_take_the_lower_median():
    first, second = judged([4, None], [4, 4])

    assert (first.median, first.grades) == (0, (1, 0, 0, 0, 1))
    assert second.median == 4


@given(st.lists(st.lists(st.integers(0, 4), min_size=2, max_size=2), min_size=1))
def test_a_better_grade_never_lowers_an_option(rows):
    ballots = [{"a": row[0], "b": row[1]} for row in rows]
    before = majority_judgment("ab", ballots, grades=5)["a"]
    raised = [{**ballots[0], "a": 4}, *ballots[1:]]

    assert majority_judgment("ab", raised, grades=5)["a"].rank >= before.rank
    assert sum(before.grades) == len(rows)
