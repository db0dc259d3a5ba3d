"""Who belongs together, and how groups keep their names while votes come in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count

import numpy as np

from participation.opinions.clusters import coarse, gather, silhouette
from participation.opinions.matrix import Bools, Floats, Ints, VoteMatrix

# Nobody is placed on the map before this many votes, except the most active.
VOTES_NEEDED = 7
ACTIVE = 15
# A group this small, with what it stands for, would name its people.
FEWEST_IN_GROUP = 5
PLACES = 100
MOST_GROUPS = 5
# Another number of groups must be better by this much, this often in a row.
BETTER_BY = 0.02
PATIENCE = 4


def in_conversation(matrix: VoteMatrix) -> Bools:
    """Choose who is placed: seven votes (or all there are), topped up to the 15 most active."""
    votes = matrix.cast.sum(axis=1)
    chosen: Bools = votes >= min(VOTES_NEEDED, len(matrix.statements))
    missing = min(ACTIVE, len(votes)) - int(chosen.sum())
    if missing > 0:
        waiting = np.flatnonzero(~chosen)
        chosen[waiting[np.lexsort((waiting, -votes[waiting]))][:missing]] = True
    return chosen & (votes > 0)


@dataclass(frozen=True)
class Choice:
    """A number of groups, and for how many maps running another number has looked better."""

    groups: int = 0
    rival: int = 0
    running: int = 0


def find_groups(places: Floats, before: Choice) -> tuple[Ints, Choice]:
    """Label each place with its group, -1 for everybody where no groups stand apart.

    More than 1,000 points are first gathered into at most 100 places. The number of groups, two
    to five, is the one with the best silhouette among those that leave no group under five
    people; one that was chosen before stays until another is clearly better four maps running.
    """
    centres, at = coarse(places, PLACES)
    weights = np.bincount(at, minlength=len(centres)).astype(float)
    most = min(MOST_GROUPS, 2 + len(centres) // 12, len(centres))
    found: dict[int, Ints] = {}
    scores: dict[int, float] = {}
    for size in range(2, most + 1):
        labels = gather(centres, weights, size)
        if np.bincount(labels, weights, minlength=size).min() >= FEWEST_IN_GROUP:
            found[size], scores[size] = labels, silhouette(centres, weights, labels)
    choice = choose(scores, before)
    if not choice.groups:
        return np.full(len(places), -1), choice
    return found[choice.groups][at], choice


def choose(scores: Mapping[int, float], before: Choice) -> Choice:
    """Choose a number of groups by its silhouette, holding on to the one before."""
    if not scores:
        return Choice()
    best = max(scores, key=lambda size: (round(scores[size], 9), -size))
    if before.groups not in scores:
        return Choice(best)
    if best == before.groups or scores[best] < scores[before.groups] + BETTER_BY:
        return Choice(before.groups)
    running = before.running + 1 if best == before.rival else 1
    return Choice(best) if running >= PATIENCE else Choice(before.groups, best, running)


def name_groups(people: Ints, labels: Ints, before: Mapping[int, str]) -> list[str]:
    """Name groups A, B, C…; a group keeps the name of the earlier group it shares most people with.

    ``before`` names each person's earlier group. Names no group took over go to new groups last,
    so that a letter does not change its meaning while another one is free.
    """
    groups = range(int(labels.max(initial=-1)) + 1)
    shared: dict[tuple[int, str], int] = {}
    for person, label in zip(people.tolist(), labels.tolist(), strict=True):
        if label >= 0 and person in before:
            pair = (label, before[person])
            shared[pair] = shared.get(pair, 0) + 1
    names: dict[int, str] = {}
    for (label, name), _people in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if label not in names and name not in names.values():
            names[label] = name
    used = {*names.values(), *before.values()}
    fresh = (letter for number in count() if (letter := letter_of(number)) not in used)
    return [names.get(group) or next(fresh) for group in groups]


def letter_of(number: int) -> str:
    """Return A for 0, B for 1, … Z, AA, AB."""
    if number < 26:
        return chr(ord("A") + number)
    return letter_of(number // 26 - 1) + letter_of(number % 26)
