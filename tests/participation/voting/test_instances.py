import pytest

from participation.voting.instances import BadBallot, Instance, Limits, Option, Reason, checked

OPTIONS = (Option("a", 30), Option("b", 50), Option("c", 80))
BALLOT = Instance(100, OPTIONS, Limits(min_choices=1, max_choices=2, max_cost=100))


def test_choices_come_back_in_one_order():
    assert checked(BALLOT, ["b", "a"]) == ("a", "b")


@pytest.mark.parametrize(
    ("choices", "reason", "limit", "got"),
    [
        ([], Reason.TOO_FEW, 1, 0),
        (["a", "b", "c"], Reason.TOO_MANY, 2, 3),
        (["a", "c"], Reason.TOO_EXPENSIVE, 100, 110),
        (["a", "a"], Reason.REPEATED_OPTION, 0, 0),
        (["a", "d"], Reason.UNKNOWN_OPTION, 0, 0),
        (["٣"], Reason.UNKNOWN_OPTION, 0, 0),
        (["NaN"], Reason.UNKNOWN_OPTION, 0, 0),
        (["-1"], Reason.UNKNOWN_OPTION, 0, 0),
    ],
)
def test_a_ballot_outside_the_rules_is_refused_with_its_reason(choices, reason, limit, got):
    with pytest.raises(BadBallot) as refused:
        checked(BALLOT, choices)

    assert (refused.value.reason, refused.value.limit, refused.value.got) == (reason, limit, got)


def test_a_blank_ballot_is_valid_where_the_limits_allow_it():
    assert checked(Instance(100, OPTIONS, Limits(min_choices=0)), []) == ()
