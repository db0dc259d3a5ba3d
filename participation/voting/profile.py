"""Ballots put together for rules that ask who supports an option, not only how many do.

Equal ballots become one row with a weight, so that a count of 60,000 ballots works on as many rows
as there are different ballots. Rows are sorted by content: the same ballots, in whatever order,
give the same profile.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from participation.voting.instances import Instance

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Support:
    """Who supports one option: rows of the profile, and the points each of them gives."""

    rows: Ints
    points: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """All ballots of a vote: how many of each kind, and who supports what.

    ``weights`` has one entry a row (different ballot); ``support`` one for each option.
    """

    weights: Ints
    support: Mapping[str, Support]

    @property
    def voters(self) -> int:
        """The number of ballots."""
        return int(self.weights.sum())

    def total(self, key: str) -> int:
        """All points an option was given: its votes, where a ballot approves."""
        support = self.support[key]
        return int((self.weights[support.rows] * support.points).sum())


def of_approvals(instance: Instance, ballots: Iterable[Sequence[str]]) -> Profile:
    """Put approval ballots together (each the keys it chooses)."""
    return of_points(instance, (dict.fromkeys(ballot, 1) for ballot in ballots))


def of_points(instance: Instance, ballots: Iterable[Mapping[str, int]]) -> Profile:
    """Put point ballots together: whole points above nought by option."""
    kinds = sorted(Counter(tuple(sorted(ballot.items())) for ballot in ballots).items())
    rows: dict[str, list[int]] = {key: [] for key in instance.costs}
    points: dict[str, list[int]] = {key: [] for key in instance.costs}
    for row, (given, _) in enumerate(kinds):
        for key, value in given:
            rows[key].append(row)
            points[key].append(value)
    return Profile(
        weights=np.array([weight for _, weight in kinds], dtype=np.int64),
        support={
            key: Support(np.array(rows[key], np.int64), np.array(points[key], np.int64))
            for key in rows
        },
    )
