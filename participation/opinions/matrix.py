"""Who said what to which statement, as numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[Any]
Bools = NDArray[np.bool_]

# How many rows are turned into wide numbers at a time.
BLOCK = 2048


@dataclass(frozen=True)
class VoteMatrix:
    """People × statements. ``votes`` holds 1, -1 or 0, and 0 too where ``cast`` is false."""

    people: Ints
    statements: Ints
    votes: NDArray[np.int8]
    cast: Bools

    @classmethod
    def read(
        cls, rows: Iterable[tuple[int, int, int]], *, without: Iterable[int] = ()
    ) -> VoteMatrix:
        """Read rows of person, statement and vote; a later row replaces an earlier one.

        Statements ``without`` are left out, people who voted on nothing else stay with no vote.
        Rows and columns are sorted by key, so the order of rows does not matter.

        Raises:
            ValueError: for a vote that is not 1, 0 or -1.

        """
        table = np.array(list(rows), dtype=np.int64).reshape(-1, 3)
        if not np.isin(table[:, 2], (-1, 0, 1)).all():
            raise ValueError("a vote is 1, 0 or -1")
        people, lines = np.unique(table[:, 0], return_inverse=True)
        statements, columns = np.unique(table[:, 1], return_inverse=True)
        votes = np.zeros((len(people), len(statements)), dtype=np.int8)
        cast = np.zeros(votes.shape, dtype=np.bool_)
        votes[lines, columns] = table[:, 2]
        cast[lines, columns] = True
        kept = ~np.isin(statements, list(without))
        return cls(people, statements[kept], votes[:, kept], cast[:, kept])

    def of(self, chosen: Bools) -> VoteMatrix:
        """Keep the chosen people only."""
        return VoteMatrix(
            self.people[chosen], self.statements, self.votes[chosen], self.cast[chosen]
        )

    @property
    def centre(self) -> Floats:
        """The mean of the votes cast on each statement; 0 where there are none."""
        counts = np.maximum(self.cast.sum(axis=0), 1)
        return self.votes.sum(axis=0, dtype=np.int64) / counts  # type: ignore[no-any-return]
