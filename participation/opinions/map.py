"""The opinion map of a round, from its votes and the map before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from participation.opinions.components import (
    Components,
    Moments,
    extremity,
    principal_components,
    project,
)
from participation.opinions.groups import Choice, find_groups, in_conversation, name_groups
from participation.opinions.matrix import Floats, Ints, VoteMatrix
from participation.opinions.statistics import (
    GroupVotes,
    Representative,
    consensus,
    dissent,
    representative,
)

# Below this many people a map would tell more about persons than about opinions.
FEWEST_ON_MAP = 20


@dataclass(frozen=True)
class Before:
    """What the map before hands on: the number of groups, and who was in which."""

    choice: Choice = field(default_factory=Choice)
    groups: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Group:
    """People who answered alike: a name that stays, where its middle is, what it stands for."""

    name: str
    size: int
    middle: tuple[float, float]
    stands_for: list[Representative]


@dataclass(frozen=True)
class OpinionMap:
    """Everything the results page shows. ``people`` is who is placed, ``labels`` their groups.

    ``votes`` and ``groups`` are in the same order; ``agreed`` and ``refused`` are the
    group-informed consensus of each statement, and ``reach`` its extremity.
    """

    people: Ints
    labels: Ints
    places: Floats
    components: Components
    groups: list[Group]
    votes: GroupVotes
    agreed: Floats
    refused: Floats
    reach: Floats
    choice: Choice

    @property
    def group_of(self) -> dict[int, str]:
        """Name the group of each person who has one."""
        pairs = zip(self.people.tolist(), self.labels.tolist(), strict=True)
        return {person: self.groups[label].name for person, label in pairs if label >= 0}


def draw_map(
    matrix: VoteMatrix, before: Before | None = None, moments: Moments | None = None
) -> OpinionMap | None:
    """Draw the map of all votes, or nothing while fewer than 20 people can be placed.

    ``moments`` may be handed in where they were kept up vote by vote.
    """
    before = before or Before()
    chosen = in_conversation(matrix)
    if chosen.sum() < FEWEST_ON_MAP:
        return None
    components = principal_components(moments or Moments.of(matrix))
    places = project(matrix, components)[chosen]
    placed = matrix.of(chosen)
    labels, choice = find_groups(places, before.choice)
    # Without groups, everybody is one for what is shared.
    votes = GroupVotes.count(placed, labels if choice.groups else np.zeros_like(labels))
    names = name_groups(placed.people, labels, before.groups)
    return OpinionMap(
        people=placed.people,
        labels=labels,
        places=places,
        components=components,
        groups=_groups(names, labels, places, votes),
        votes=votes,
        agreed=consensus(votes),
        refused=dissent(votes),
        reach=extremity(matrix, components),
        choice=choice,
    )


def _groups(names: list[str], labels: Ints, places: Floats, votes: GroupVotes) -> list[Group]:
    found = []
    for label, (name, told) in enumerate(zip(names, representative(votes), strict=False)):
        own = places[labels == label]
        x, y = own.mean(axis=0).tolist()
        found.append(Group(name, len(own), (x, y), told))
    return found
