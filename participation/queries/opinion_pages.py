"""What the results page and the export show of opinions: sums and groups, nobody."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from participation.models import OpinionMap, Round, Statement
from participation.opinions.map import FEWEST_ON_MAP
from participation.opinions.matrix import VoteMatrix
from participation.queries import opinions as queries
from participation.queries.translations import translated

# The drawing is this wide and high.
SIZE = 400


@dataclass(frozen=True)
class Told:
    """A statement with what is said about it: a side and a share in percent."""

    statement: Statement
    percent: int
    agrees: bool = True


@dataclass(frozen=True)
class ShownGroup:
    """A group of the map: its name, its people, its disc in the drawing, what it stands for."""

    name: str
    size: int
    x: int
    y: int
    radius: int
    stands_for: list[Told]


@dataclass(frozen=True)
class ShownMap:
    people: int
    votes: int
    percent: int
    groups: list[ShownGroup]
    shared: list[Told]


def shown(kept: OpinionMap | None, round_: Round) -> ShownMap | None:
    """Put a stored map together with the statements people may read. One query."""
    if kept is None or kept.drawn is None:
        return None
    drawn = kept.drawn
    texts = _texts(drawn, round_)
    largest = max((abs(at) for group in drawn["groups"] for at in group["middle"]), default=0) or 1
    most = max((group["size"] for group in drawn["groups"]), default=1)
    return ShownMap(
        people=drawn["people"],
        votes=drawn["votes"],
        percent=round(100 * sum(drawn["shares"])),
        groups=[
            _group(group, texts, largest, most)
            for group in sorted(drawn["groups"], key=lambda group: group["name"])
        ],
        shared=[
            Told(texts[one["statement"]], round(100 * one["value"]))
            for one in drawn["shared"]
            if one["statement"] in texts
        ],
    )


def _texts(drawn: dict[str, Any], round_: Round) -> dict[Any, Statement]:
    """Read the statements a map names, as far as they are still shown."""
    named = {one["statement"] for one in drawn["shared"]}
    named |= {one["statement"] for group in drawn["groups"] for one in group["stands_for"]}
    return translated(queries.visible_in(round_), "statement").in_bulk(list(named))


def _group(
    group: dict[str, Any], texts: dict[Any, Statement], largest: float, most: int
) -> ShownGroup:
    x, y = (round(SIZE / 2 + at / largest * SIZE * 0.3) for at in group["middle"])
    told = [
        Told(texts[one["statement"]], round(100 * one["share"]), one["agrees"])
        for one in group["stands_for"]
        if one["statement"] in texts
    ]
    radius = round(22 + 40 * (group["size"] / most) ** 0.5)
    return ShownGroup(group["name"], group["size"], x, y, radius, told)


def may_be_exported(round_: Round, kept: OpinionMap | None) -> bool:
    """Tell whether single answers may leave: closed, and by twenty people at least.

    While a round is open, two exports a minute apart would show what somebody just said.
    """
    people = kept.drawn["people"] if kept and kept.drawn else 0
    return round_.state == Round.State.CLOSED and people >= FEWEST_ON_MAP


def comments_table(round_: Round) -> tuple[Sequence[str], Iterator[Sequence[Any]]]:
    """Return statements in the layout of Polis's comments.csv, without authors and times."""
    head = ("comment-id", "agrees", "disagrees", "moderated", "comment-body")
    rows = (
        (one.pk, one.agree_count, one.disagree_count, 1, one.text)
        for one in queries.visible_in(round_)
    )
    return head, rows


def votes_table(round_: Round) -> tuple[Sequence[str], Iterator[Sequence[Any]]]:
    """Return answers in the layout of Polis's participants-votes.csv, people in a random order."""
    matrix = VoteMatrix.read(queries.votes_in(round_))
    kept = OpinionMap.objects.filter(round=round_).values_list("memory", flat=True).first()
    groups = (kept or {}).get("groups", {})
    order = list(range(len(matrix.people)))
    secrets.SystemRandom().shuffle(order)
    head = ("participant", "group-id", "n-votes", "n-agree", "n-disagree")
    return (*head, *map(str, matrix.statements.tolist())), (
        _line(number, matrix, at, groups) for number, at in enumerate(order)
    )


def _line(number: int, matrix: VoteMatrix, at: int, groups: dict[str, str]) -> Sequence[Any]:
    votes, cast = matrix.votes[at].tolist(), matrix.cast[at].tolist()
    answers = [vote if given else "" for vote, given in zip(votes, cast, strict=True)]
    name = groups.get(str(matrix.people[at]), "")
    return (number, name, sum(cast), votes.count(1), votes.count(-1), *answers)
