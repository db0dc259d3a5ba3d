"""The plain data a count works on, and what makes a ballot valid."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be chosen; ``cost`` in cents."""

    key: str
    cost: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one ballot may choose; ``None`` means no limit, ``max_cost`` is in cents."""

    min_choices: int = 1
    max_choices: int | None = None
    max_cost: int | None = None


@dataclass(frozen=True, slots=True)
class Instance:
    """What is put to the vote: a budget in cents, options with costs, the limits of a ballot.

    Options with fewer than ``min_votes`` votes are never funded.
    """

    budget: int
    options: tuple[Option, ...]
    limits: Limits = field(default_factory=Limits)
    min_votes: int = 1

    @property
    def costs(self) -> dict[str, int]:
        return {option.key: option.cost for option in self.options}


Choices = tuple[str, ...]


class Reason(StrEnum):
    """Why a ballot is refused."""

    UNKNOWN_OPTION = "unknown_option"
    REPEATED_OPTION = "repeated_option"
    TOO_FEW = "too_few"
    TOO_MANY = "too_many"
    TOO_EXPENSIVE = "too_expensive"
    TOO_LOW = "too_low"
    TOO_HIGH = "too_high"


class BadBallot(ValueError):
    """A ballot outside the rules; ``limit`` is the bound it breaks, ``got`` what it holds."""

    def __init__(self, reason: Reason, *, limit: int = 0, got: int = 0) -> None:
        super().__init__(reason.value)
        self.reason, self.limit, self.got = reason, limit, got


def checked(instance: Instance, choices: Iterable[str]) -> Choices:
    """Return the choices in canonical (sorted) order.

    Raises ``BadBallot`` for options not on the ballot, for an option named twice, for too few or
    too many choices and for choices that cost more than a ballot may spend.
    """
    given = list(choices)
    costs = instance.costs
    if any(not isinstance(key, str) or key not in costs for key in given):
        raise BadBallot(Reason.UNKNOWN_OPTION)
    if len(set(given)) != len(given):
        raise BadBallot(Reason.REPEATED_OPTION)
    _check_number(instance.limits, len(given))
    _check_cost(instance.limits, sum(costs[key] for key in given))
    return tuple(sorted(given))


def _check_number(limits: Limits, number: int) -> None:
    if number < limits.min_choices:
        raise BadBallot(Reason.TOO_FEW, limit=limits.min_choices, got=number)
    if limits.max_choices is not None and number > limits.max_choices:
        raise BadBallot(Reason.TOO_MANY, limit=limits.max_choices, got=number)


def _check_cost(limits: Limits, cost: int) -> None:
    if limits.max_cost is not None and cost > limits.max_cost:
        raise BadBallot(Reason.TOO_EXPENSIVE, limit=limits.max_cost, got=cost)


def votes_per_option(instance: Instance, ballots: Iterable[Sequence[str]]) -> dict[str, int]:
    """Count, for each option in the instance's order, the ballots that choose it."""
    votes = dict.fromkeys(instance.costs, 0)
    for ballot in ballots:
        for key in ballot:
            votes[key] += 1
    return votes
