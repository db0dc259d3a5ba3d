"""Gathering points on the plane, the same points always in the same way."""

from __future__ import annotations

import numpy as np

from participation.opinions.matrix import Floats, Ints

# Up to this many people each one is a place of their own; it bounds the table of distances.
FEW = 1000
ROUNDS = 100
STARTS = 10
SEED = 20161109


def nearest(points: Floats, centres: Floats) -> Ints:
    """Name the nearest centre of each point; the first of equals."""
    found: Ints = _distances(points, centres).argmin(axis=1)
    return found


def k_means(points: Floats, weights: Floats, centres: Floats) -> tuple[Floats, Ints]:
    """Move centres to the weighted middle of their points until nothing changes.

    Returns the centres and the label of each point. A centre left without points stays put.
    """
    labels = nearest(points, centres)
    for _ in range(ROUNDS):
        centres = _middles(points, weights, labels, centres)
        moved = nearest(points, centres)
        if (moved == labels).all():
            break
        labels = moved
    return centres, labels


def gather(points: Floats, weights: Floats, count: int) -> Ints:
    """Label points with one of ``count`` clusters: the tightest of ten starts (k-means++).

    The draws come from a fixed seed over points sorted by place, so neither chance nor the order
    of people decides. Labels are counted by place, from the left.
    """
    order = np.lexsort((points[:, 1], points[:, 0]))
    sorted_points, sorted_weights = points[order], weights[order]
    draws = np.random.default_rng(SEED + count)
    best, tightest = np.zeros(len(points), dtype=np.int64), np.inf
    for _ in range(STARTS):
        start = _spread(sorted_points, sorted_weights, count, draws)
        centres, labels = k_means(sorted_points, sorted_weights, start)
        looseness = (sorted_weights * ((sorted_points - centres[labels]) ** 2).sum(axis=1)).sum()
        if looseness < tightest - 1e-9:
            best, tightest = labels, looseness
    result = np.empty(len(points), dtype=np.int64)
    result[order] = best
    return result


def coarse(points: Floats, count: int) -> tuple[Floats, Ints]:
    """Gather more than 1,000 points into at most ``count`` places before looking for groups.

    Polis does so from 100 points on. Returns the places and the place of each point.
    """
    if len(points) <= FEW:
        return points, np.arange(len(points))
    distinct = np.unique(points.round(9), axis=0)
    chosen = np.linspace(0, len(distinct) - 1, min(count, len(distinct))).round().astype(int)
    centres, labels = k_means(points, np.ones(len(points)), distinct[chosen])
    used, labels = np.unique(labels, return_inverse=True)
    return centres[used], labels


def silhouette(points: Floats, weights: Floats, labels: Ints) -> float:
    """Tell how well clusters stand apart: -1 to 1, each point counted by its weight.

    Rousseeuw 1987; a point alone in its cluster counts 0.
    """
    away = np.sqrt(_distances(points, points))
    clusters = np.unique(labels)
    inside = (labels[:, None] == clusters).astype(float) * weights[:, None]
    totals, sizes = away @ inside, inside.sum(axis=0)
    own = labels[:, None] == clusters
    others_of_own = sizes[None, :] - weights[:, None]
    mine = np.where(own, totals / np.where(others_of_own > 0, others_of_own, 1), 0).sum(axis=1)
    theirs = np.where(own, np.inf, totals / sizes).min(axis=1)
    score = (theirs - mine) / np.maximum(np.maximum(theirs, mine), 1e-12)
    alone = (own & (others_of_own <= 0)).any(axis=1)
    return float(np.average(np.where(alone, 0, score), weights=weights))


def _distances(points: Floats, centres: Floats) -> Floats:
    across = points[:, None, 0] - centres[None, :, 0]
    along = points[:, None, 1] - centres[None, :, 1]
    squared: Floats = across**2 + along**2
    return squared


def _middles(points: Floats, weights: Floats, labels: Ints, before: Floats) -> Floats:
    sizes = np.bincount(labels, weights, minlength=len(before))
    sums = [
        np.bincount(labels, weights * points[:, side], minlength=len(before)) for side in (0, 1)
    ]
    middles = np.stack(sums, axis=1) / np.where(sizes > 0, sizes, 1)[:, None]
    kept: Floats = np.where(sizes[:, None] > 0, middles, before)
    return kept


def _spread(points: Floats, weights: Floats, count: int, draws: np.random.Generator) -> Floats:
    """Draw the first centres far from each other (Arthur and Vassilvitskii 2007)."""
    chosen = [_draw(weights, draws)]
    while len(chosen) < count:
        chances = weights * _distances(points, points[chosen]).min(axis=1)
        chosen.append(_draw(chances if chances.sum() > 0 else weights, draws))
    return points[chosen]


def _draw(chances: Floats, draws: np.random.Generator) -> int:
    sums = np.cumsum(chances)
    return int(
        np.searchsorted(sums, draws.random() * sums[-1], side="right").clip(max=len(sums) - 1)
    )
