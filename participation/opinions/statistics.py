"""What a group stands for, and what all groups share. All by counting; the tests are Polis's."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from participation.opinions.matrix import Floats, Ints, VoteMatrix

# One-sided 90 %.
SURE = 1.2816
MOST = 5


@dataclass(frozen=True)
class GroupVotes:
    """How often each group (row) agreed, disagreed and voted at all on each statement (column)."""

    agreed: Ints
    disagreed: Ints
    seen: Ints

    @classmethod
    def count(cls, matrix: VoteMatrix, labels: Ints) -> GroupVotes:
        """Count by group; a label below zero is nobody's."""
        groups = range(int(labels.max(initial=-1)) + 1)
        parts = [matrix.of(labels == group) for group in groups]
        sums = (
            [(part.votes == 1).sum(axis=0) for part in parts],
            [(part.votes == -1).sum(axis=0) for part in parts],
            [part.cast.sum(axis=0) for part in parts],
        )
        width = len(matrix.statements)
        return cls(*(np.array(rows, dtype=np.int64).reshape(-1, width) for rows in sums))


@dataclass(frozen=True)
class Representative:
    """A statement a group answers unlike the others. ``column`` is its place in the matrix."""

    column: int
    agrees: bool
    weight: float
    share: float


def consensus(votes: GroupVotes) -> Floats:
    """Tell how far all groups agree on each statement: the product of (agreed + 1) / (seen + 2).

    Group-informed consensus (Small et al. 2021): a large group cannot outvote a small one.
    """
    agreed: Floats = ((votes.agreed + 1) / (votes.seen + 2)).prod(axis=0)
    return agreed


def dissent(votes: GroupVotes) -> Floats:
    """Tell how far all groups disagree with each statement."""
    refused: Floats = ((votes.disagreed + 1) / (votes.seen + 2)).prod(axis=0)
    return refused


def representative(votes: GroupVotes, most: int = MOST) -> list[list[Representative]]:
    """List for each group what it stands for, the most telling first.

    A statement is in the list when the group is surely more than half on one side of it, and
    surely more so than everybody else (both z over 1.2816). Its weight is the product of both z,
    of the share in the group and of its ratio to the share elsewhere.
    """
    return [_of_group(votes, group)[:most] for group in range(len(votes.seen))]


def _of_group(votes: GroupVotes, group: int) -> list[Representative]:
    sides = [_side(successes, votes.seen, group) for successes in (votes.agreed, votes.disagreed)]
    found = []
    for column in range(votes.seen.shape[1]):
        agrees = bool(sides[0].contrast[column] > sides[1].contrast[column])
        side = sides[0] if agrees else sides[1]
        if side.contrast[column] > SURE and side.certainty[column] > SURE:
            weight, share = float(side.weight[column]), float(side.share[column])
            found.append(Representative(column, agrees, weight, share))
    return sorted(found, key=lambda one: (-one.weight, one.column))


@dataclass(frozen=True)
class _Side:
    share: Floats
    certainty: Floats
    contrast: Floats
    ratio: Floats

    @property
    def weight(self) -> Floats:
        return self.share * self.certainty * self.contrast * self.ratio


def _side(successes: Ints, seen: Ints, group: int) -> _Side:
    inside, trials = successes[group], seen[group]
    outside, other_trials = successes.sum(axis=0) - inside, seen.sum(axis=0) - trials
    share = (inside + 1) / (trials + 2)
    return _Side(
        share=share,
        certainty=_surely_most(inside, trials),
        contrast=_surely_more(inside, trials, outside, other_trials),
        ratio=share / ((outside + 1) / (other_trials + 2)),
    )


def _surely_most(successes: Ints, trials: Ints) -> Floats:
    """Return z of a share against one half."""
    result: Floats = 2 * np.sqrt(trials + 1) * ((successes + 1) / (trials + 1) - 0.5)
    return result


def _surely_more(inside: Ints, trials: Ints, outside: Ints, others: Ints) -> Floats:
    """Return z of a share against another one, with one more success and trial on each side."""
    mine, theirs = (inside + 1) / (trials + 1), (outside + 1) / (others + 1)
    both = (inside + outside + 2) / (trials + others + 2)
    spread = np.sqrt(both * (1 - both) * (1 / (trials + 1) + 1 / (others + 1)))
    result: Floats = np.where(spread > 0, (mine - theirs) / np.where(spread > 0, spread, 1), 0.0)
    return result


def priority(*, agreed: int, passed: int, seen: int, reach: float = 0.0) -> float:
    """Weigh how much is learned from one more vote on a statement; larger is asked sooner.

    Polis's routing: little seen, little passed, well agreed and far from the middle come first.
    ``reach`` is the statement's extremity on the map, 0 while there is none.
    """
    agreeing, passing = (agreed + 1) / (seen + 2), (passed + 1) / (seen + 2)
    newness = 1 + 8 * 2 ** (-seen / 5)
    return float(((1 - passing) * (reach + 1) * agreeing * newness) ** 2)
