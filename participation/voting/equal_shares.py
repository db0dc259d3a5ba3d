"""The Method of Equal Shares: everybody has the same part of the budget to spend.

Each ballot is given the same amount. An option is bought when those who support it can pay its
cost together; among those that can be bought, the one whose supporters pay least for what it is
worth to them comes first, and each pays the same price per point or all they have left. What an
option is worth is its cost (``Worth.COST``: a larger project is worth more), one for each
(``Worth.ONE``), or the points of a ballot. See Peters, Pierczyński and Skowron, "Proportional
Participatory Budgeting with Additive Utilities" (NeurIPS 2021), and Rey and Maly (2023).

Money is left over, so the rule is run again with more for everybody (``Raise``), and what then
remains may go to the options with most votes (``then_greedy``). When to stop raising differs from
city to city and changes winners: it belongs to the rules that are fixed before opening.

A run is counted in floating point first and accepted only if nothing was near enough to be decided
by rounding; else it is counted in whole numbers. The result is the exact one either way.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from heapq import heapify, heappop, heappush
from typing import NamedTuple, Protocol

import numpy as np

from participation.voting.budget import spend
from participation.voting.instances import Instance, Option
from participation.voting.lots import Lot
from participation.voting.profile import Profile
from participation.voting.purses import (
    ExactPurses,
    FloatPurses,
    Payers,
    Price,
    Unsure,
    payers,
)
from participation.voting.ties import TieOrder

MOST_RUNS = 5_000


class Worth(StrEnum):
    """What an option is worth to those who chose it."""

    COST = "cost"
    ONE = "one"
    POINTS = "points"


class Stop(StrEnum):
    """When to stop giving everybody more; both stop when every supported option is bought."""

    OVERSPEND = "overspend"
    EXHAUSTIVE = "exhaustive-or-overspend"


@dataclass(frozen=True, slots=True)
class Raise:
    """Run again with more for everybody: ``step`` in cents; ``whole`` begins with whole units."""

    step: int
    stop: Stop = Stop.OVERSPEND
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """What is fixed before opening: worth, whether and how parts are raised, what follows."""

    worth: Worth = Worth.COST
    more: Raise | None = None
    then_greedy: bool = True


@dataclass(frozen=True, slots=True)
class Shares:
    """The outcome: winners in the order they were bought, then those that completed them.

    ``endowment`` is what each ballot had in the run that counts, in cents; ``runs`` counts all.
    """

    winners: tuple[str, ...]
    completed: tuple[str, ...]
    endowment: Fraction
    runs: int
    spent: int


class Purses(Protocol):
    """What every ballot has left, in one arithmetic or the other."""

    def least(self, option: Payers) -> Price: ...
    def price(self, option: Payers, least: Price, /) -> Price | None: ...
    def near(self, price: Price, other: Price) -> bool: ...
    def pay(self, option: Payers, price: Price) -> None: ...


class Offer(NamedTuple):
    """An option, by its place in the order of ties, and its price at some turn; cheapest first."""

    price: Price
    place: int
    turn: int = -1


class TooManyRuns(ValueError):
    """The step is so small that the count would hardly end; choose a larger one."""


def equal_shares(
    instance: Instance, profile: Profile, terms: Terms, lot: Lot | None = None
) -> Shares:
    """Count by equal shares; amounts in cents.

    Equals are ordered by lower cost, more votes, then ``lot``. Raises ``LotNeeded`` where only a
    lot decides and none is given, ``TooManyRuns`` if raising takes more than ``MOST_RUNS`` runs.
    """
    count = _Count(instance, profile, terms.worth, lot)
    if not profile.voters:
        return Shares((), (), Fraction(0), 0, 0)
    endowment, runs = Fraction(instance.budget, profile.voters), 1
    if terms.more:
        found, endowment, runs = count.raised(endowment, terms.more)
    else:
        found = count.run(endowment)
    completed = count.completed(found) if terms.then_greedy else ()
    spent = count.cost([*found, *completed])
    return Shares(tuple(found), completed, endowment, runs, spent)


class _Count:
    """One vote being counted: its options in the order of ties, and who may pay for them."""

    def __init__(self, instance: Instance, profile: Profile, worth: Worth, lot: Lot | None) -> None:
        self.instance, self.profile, self.worth, self.lot = instance, profile, worth, lot
        self.votes = {key: profile.total(key) for key in profile.support}
        least = max(instance.min_votes, 1)
        able = [option for option in instance.options if self.votes[option.key] >= least]
        self.ties = TieOrder(self.votes, lot)
        self.order = sorted(able, key=self.ties.place)
        self.payers = [self._payers(option) for option in self.order]

    def cost(self, keys: Sequence[str]) -> int:
        costs = self.instance.costs
        return sum(costs[key] for key in keys)

    def _payers(self, option: Option) -> Payers:
        points = self.profile.support[option.key].points
        if self.worth is Worth.COST and option.cost:
            points = np.full(len(points), option.cost)
        elif self.worth is not Worth.POINTS:
            # What costs nothing has no price, whatever it is worth.
            points = np.ones(len(points), dtype=np.int64)
        return payers(self.profile, option.key, option.cost, points)

    def run(self, endowment: Fraction) -> list[str]:
        """Buy for one endowment: in floats if that is certain, else in whole numbers."""
        rows = len(self.profile.weights)
        try:
            return self._buy(FloatPurses(rows, endowment))
        except Unsure:
            return self._buy(ExactPurses(rows, endowment))

    def _buy(self, purses: Purses) -> list[str]:
        """Buy the option of the lowest price, again and again.

        Prices only rise while money is spent, so an old price is a lower bound: the first option
        whose price is up to date is the cheapest of all.
        """
        waiting = [Offer(purses.least(payers), n) for n, payers in enumerate(self.payers)]
        heapify(waiting)
        bought: list[str] = []
        while waiting:
            offer = heappop(waiting)
            if offer.turn < len(bought):
                self._ask_again(purses, offer, waiting, len(bought))
                continue
            self._settle_equals(purses, offer, waiting)
            purses.pay(self.payers[offer.place], offer.price)
            bought.append(self.order[offer.place].key)
        return bought

    def _ask_again(self, purses: Purses, offer: Offer, waiting: list[Offer], turn: int) -> None:
        if (price := purses.price(self.payers[offer.place], offer.price)) is not None:
            heappush(waiting, Offer(price, offer.place, turn))

    def _settle_equals(self, purses: Purses, cheapest: Offer, waiting: list[Offer]) -> None:
        """See whether another option has this price too, and whether a lot must decide."""
        equals: list[Offer] = []
        while waiting and purses.near(waiting[0].price, cheapest.price):
            offer = heappop(waiting)
            if offer.turn < cheapest.turn:
                self._ask_again(purses, offer, waiting, cheapest.turn)
            else:
                equals.append(offer)
        for offer in equals:
            heappush(waiting, offer)
        self.ties.settle(self.order[cheapest.place], [self.order[o.place] for o in equals])

    def raised(self, start: Fraction, more: Raise) -> tuple[list[str], Fraction, int]:
        """Run with more and more for everybody; return the last run that fits the budget."""
        endowment = Fraction(start // 100 * 100) if more.whole else start
        found = self.run(endowment)
        for runs in range(1, MOST_RUNS):
            if len(found) == len(self.order) or self._is_enough(found, more.stop):
                return found, endowment, runs
            further = self.run(endowment + more.step)
            if self.cost(further) > self.instance.budget:
                return found, endowment, runs + 1
            found, endowment = further, endowment + more.step
        raise TooManyRuns(f"more than {MOST_RUNS} runs; the step of {more.step} cents is too small")

    def _is_enough(self, found: Sequence[str], stop: Stop) -> bool:
        left = self.instance.budget - self.cost(found)
        rest = [option for option in self.order if option.key not in found]
        return stop is Stop.EXHAUSTIVE and all(option.cost > left for option in rest)

    def completed(self, found: Sequence[str]) -> tuple[str, ...]:
        """Give what is left to the options with most votes that still fit."""
        left = self.instance.budget - self.cost(found)
        rest = tuple(option for option in self.order if option.key not in found)
        return spend(Instance(left, rest), self.votes, self.lot).winners
