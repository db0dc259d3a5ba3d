"""Ballots that give numbers: scores, points to share out, quadratic votes, grades.

* ``score``: every option gets a whole number from 0 to a highest one; the highest sum wins.
* ``points``: so many points in all, to be shared out at will.
* ``quadratic``: v votes for one option cost v times v credits; votes against are allowed if the
  rules say so (Lalley and Weyl, "Quadratic Voting", 2018).
* ``majority judgment``: grades in words; the best median grade wins, and among equal medians the
  one with more grades above it than below (Balinski and Laraki, "Majority Judgment", 2011; the
  majority gauge).

Everything is a whole number, so a recount gives the same sums everywhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from participation.voting.instances import BadBallot, Reason

Numbers = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Scale:
    """What one ballot may give: each number from ``least`` to ``most``, and how much in all.

    ``credits`` bounds the sum of the numbers, or of their squares if ``squared``; None is no bound.
    """

    most: int
    least: int = 0
    credits: int | None = None
    squared: bool = False

    def cost(self, numbers: Numbers) -> int:
        """Return what a ballot spends of its credits."""
        values = numbers.values()
        return sum(value * value if self.squared else abs(value) for value in values)


def checked(options: Sequence[str], scale: Scale, numbers: Numbers) -> dict[str, int]:
    """Return a ballot in the order of its keys, without the noughts.

    Raises ``BadBallot`` for what is not on the ballot, for a number outside the scale and for more
    than the credits.
    """
    if any(key not in options for key in numbers):
        raise BadBallot(Reason.UNKNOWN_OPTION)
    for value in numbers.values():
        # A truth value is a whole number to Python, but nobody's score.
        if type(value) is not int or value < scale.least:
            raise BadBallot(Reason.TOO_LOW, limit=scale.least)
        if value > scale.most:
            raise BadBallot(Reason.TOO_HIGH, limit=scale.most, got=value)
    if scale.credits is not None and (cost := scale.cost(numbers)) > scale.credits:
        raise BadBallot(Reason.TOO_EXPENSIVE, limit=scale.credits, got=cost)
    return {key: numbers[key] for key in sorted(numbers) if numbers[key]}


def sums(options: Sequence[str], ballots: Iterable[Numbers]) -> dict[str, int]:
    """Add up what every option was given."""
    totals = dict.fromkeys(options, 0)
    for ballot in ballots:
        for key, value in ballot.items():
            totals[key] += value
    return totals


class Judgment(NamedTuple):
    """How an option was judged: ballots by grade (worst first), its median, and its gauge.

    ``above`` and ``below`` count the grades better and worse than the median.
    """

    grades: tuple[int, ...]
    median: int
    above: int
    below: int

    @property
    def rank(self) -> tuple[int, int]:
        """What options are sorted by, highest first: the median, then the majority gauge.

        With more grades above than below the number above counts for an option, else the number
        below counts against it.
        """
        return self.median, self.above if self.above > self.below else -self.below


def majority_judgment(
    options: Sequence[str], ballots: Iterable[Numbers], *, grades: int
) -> dict[str, Judgment]:
    """Judge every option by grades from 0 (the worst) to ``grades`` - 1.

    Whoever did not grade an option has given it the worst grade. The median of an even number of
    grades is the lower one, so that a majority stands behind it.
    """
    counts = {key: [0] * grades for key in options}
    voters = 0
    for ballot in ballots:
        voters += 1
        for key, grade in ballot.items():
            counts[key][grade] += 1
    for tally in counts.values():
        tally[0] += voters - sum(tally)
    return {key: _judged(tally, voters) for key, tally in counts.items()}


def _judged(tally: list[int], voters: int) -> Judgment:
    reached, median = 0, 0
    for grade, number in enumerate(tally):
        reached += number
        if 2 * reached >= voters:
            median = grade
            break
    below, above = sum(tally[:median]), sum(tally[median + 1 :])
    return Judgment(tuple(tally), median, above, below)
