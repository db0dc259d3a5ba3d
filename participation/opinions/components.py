"""The two directions in which opinions differ most, and where each person stands on them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from participation.opinions.matrix import BLOCK, Floats, VoteMatrix


@dataclass(frozen=True)
class Moments:
    """Sums of products of columns, all whole numbers: the same in whatever order they were added.

    ``votes`` is VᵀV, ``mixed`` CᵀV and ``cast`` CᵀC for votes V and the mask C of votes cast.
    """

    votes: Floats
    mixed: Floats
    cast: Floats

    @classmethod
    def of(cls, matrix: VoteMatrix) -> Moments:
        """Sum over all people, some rows at a time. Exact: single precision holds to 2²⁴."""
        size = len(matrix.statements)
        sums = np.zeros((3, size, size))
        for start in range(0, len(matrix.people), BLOCK):
            votes = matrix.votes[start : start + BLOCK].astype(np.float32)
            cast = matrix.cast[start : start + BLOCK].astype(np.float32)
            sums[0] += votes.T @ votes
            sums[1] += cast.T @ votes
            sums[2] += cast.T @ cast
        return cls(*sums)

    def plus(self, other: Moments, sign: int = 1) -> Moments:
        """Add the sums of more people, or take some away: a changed vote costs one row of each."""
        pairs = (
            (self.votes, other.votes),
            (self.mixed, other.mixed),
            (self.cast, other.cast),
        )
        return Moments(*(mine + sign * theirs for mine, theirs in pairs))

    @property
    def scatter(self) -> Floats:
        """XᵀX for X centred by column, with every vote not cast at its column's mean."""
        sums, counts = np.diag(self.mixed), np.diag(self.cast)
        centre = sums / np.maximum(counts, 1)
        shift = centre[:, None] * self.mixed
        result: Floats = self.votes - shift - shift.T + np.outer(centre, centre) * self.cast
        return result


@dataclass(frozen=True)
class Components:
    """Two unit vectors over statements, and the share of the variance each explains (0 to 1)."""

    axes: Floats
    shares: Floats


def principal_components(moments: Moments) -> Components:
    """Find the two principal components. Exact by eigenvectors, with a fixed sign.

    Polis reaches the same by power iteration. Each axis points to where its largest weight is
    positive (the first of equals).
    """
    scatter = moments.scatter
    if not len(scatter):
        return Components(np.zeros((2, 0)), np.zeros(2))
    values, vectors = np.linalg.eigh(scatter)
    axes = vectors[:, ::-1].T[:2]
    axes = np.vstack([axes, np.zeros((2 - len(axes), len(scatter)))])
    # Rounded, so that the last bit never decides between two weights of equal size.
    largest = np.abs(axes).round(9).argmax(axis=1)
    signs = np.where(axes[[0, 1], largest] < 0, -1.0, 1.0)
    top = np.append(np.clip(values[::-1][:2], 0, None), [0.0, 0.0])[:2]
    total = np.clip(values, 0, None).sum()
    return Components(axes * signs[:, None], top / total if total > 0 else np.zeros(2))


def project(matrix: VoteMatrix, components: Components) -> Floats:
    """Place each person by the votes they cast, times √(statements / votes cast).

    The factor, Polis's, keeps people who voted on little from gathering in the middle.
    """
    cast_on = matrix.cast.sum(axis=1)
    factor = np.sqrt(len(matrix.statements) / np.maximum(cast_on, 1))
    axes = components.axes.T
    offset = matrix.centre[:, None] * axes
    places = np.empty((len(matrix.people), 2))
    for start in range(0, len(places), BLOCK):
        rows = slice(start, start + BLOCK)
        votes = matrix.votes[rows].astype(np.float64) @ axes
        places[rows] = votes - matrix.cast[rows].astype(np.float64) @ offset
    placed: Floats = places * factor[:, None]
    return placed


def extremity(matrix: VoteMatrix, components: Components) -> Floats:
    """Tell how far from the middle a person would stand who only agreed with this statement."""
    size = len(matrix.statements)
    pull = (1 - matrix.centre) * components.axes * np.sqrt(size)
    length: Floats = np.hypot(pull[0], pull[1])
    return length
