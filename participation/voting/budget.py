"""Spending a budget: the greedy rule.

The most approved option is funded first. An option that costs more than what is left is skipped
and the next one gets its chance (or, where a city has it so, the count ends there). Equal votes:
the cheaper one first. Equal votes and equal cost: the published lot (``lots``), and only where it
matters, that is where the money left pays for some of the equals but not for all. This is the rule
most cities use; see "greedy" in Rey and Maly, "The (Computational) Social Choice Take on
Indivisible Participatory Budgeting" (2023), and ``docs/reference/ballot-file.md`` for the order.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from participation.voting.instances import Instance, votes_per_option
from participation.voting.lots import Lot, LotNeeded


class Decision(StrEnum):
    """What happened to an option when its turn came."""

    FUNDED = "funded"
    NO_MONEY_LEFT = "no_money_left"
    TOO_FEW_VOTES = "too_few_votes"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the count: the option, its votes and cost, and the money left after it."""

    key: str
    votes: int
    cost: int
    decision: Decision
    left: int
    by_lot: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """The whole count: winners in the order of election, and every step that led there."""

    winners: tuple[str, ...]
    votes: dict[str, int]
    spent: int
    steps: tuple[Step, ...]


class Unaffordable(StrEnum):
    """What follows when the next option costs more than what is left."""

    SKIP = "skip"
    STOP = "stop"


def greedy(
    instance: Instance,
    ballots: Iterable[Sequence[str]],
    lot: Lot | None = None,
    *,
    unaffordable: Unaffordable = Unaffordable.SKIP,
) -> Outcome:
    """Fund options by the ballots that choose them; see ``spend``."""
    votes = votes_per_option(instance, ballots)
    return spend(instance, votes, lot, unaffordable=unaffordable)


def spend(
    instance: Instance,
    votes: dict[str, int],
    lot: Lot | None = None,
    *,
    unaffordable: Unaffordable = Unaffordable.SKIP,
) -> Outcome:
    """Fund options by votes (or points) in all; amounts in cents.

    What does not fit is skipped, or ends the count. ``lot`` orders equals (lowest text first).
    Raises ``LotNeeded`` where a lot decides and none is given; the winners never depend on the
    order of ballots or options.
    """
    ranked = sorted(instance.options, key=lambda o: (-votes[o.key], o.cost, o.key))
    left, steps, ended = instance.budget, list[Step](), False
    for (minus_votes, cost), group in groupby(ranked, key=lambda o: (-votes[o.key], o.cost)):
        equals = _Equals([option.key for option in group], -minus_votes, cost)
        further = _refuse(equals, left) if ended else _decide(equals, left, instance.min_votes, lot)
        steps.extend(further)
        left = steps[-1].left
        unfunded = any(step.decision is Decision.NO_MONEY_LEFT for step in further)
        ended = ended or (unfunded and unaffordable is Unaffordable.STOP)
    winners = tuple(step.key for step in steps if step.decision is Decision.FUNDED)
    return Outcome(winners, votes, instance.budget - left, tuple(steps))


class _Equals(NamedTuple):
    """Options with equal votes and equal cost."""

    keys: list[str]
    votes: int
    cost: int


def _refuse(equals: _Equals, left: int) -> list[Step]:
    keys, votes, cost = equals
    return [Step(key, votes, cost, Decision.NO_MONEY_LEFT, left) for key in keys]


def _decide(equals: _Equals, left: int, min_votes: int, lot: Lot | None) -> list[Step]:
    keys, votes, cost = equals
    if votes < min_votes:
        return [Step(key, votes, cost, Decision.TOO_FEW_VOTES, left) for key in keys]

    affordable = min(len(keys), left // cost) if cost else len(keys)
    by_lot = 0 < affordable < len(keys)
    steps = []
    for place, key in enumerate(_drawn(keys, lot) if by_lot else keys):
        funded = place < affordable
        left -= cost if funded else 0
        decision = Decision.FUNDED if funded else Decision.NO_MONEY_LEFT
        steps.append(Step(key, votes, cost, decision, left, by_lot))
    return steps


def _drawn(keys: list[str], lot: Lot | None) -> list[str]:
    if lot is None:
        raise LotNeeded(keys)
    return sorted(keys, key=lot)
