"""What every ballot has left to spend, in two arithmetics that must agree.

``FloatPurses`` is fast and says ``Unsure`` where rounding could decide; ``ExactPurses`` counts in
whole numbers over one denominator. Both find the price of an option: the least price per point of
worth at which its supporters, each paying at most what they have, pay for it together.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import gcd

import numpy as np
from numpy.typing import NDArray

from participation.voting.profile import Ints, Profile

Floats = NDArray[np.float64]
Price = Fraction | float

# Far above what rounding adds up to in a count, far below what tells two prices apart.
NEAR = 1e-9


class Unsure(ArithmeticError):
    """Two amounts are so near that rounding could decide between them."""


@dataclass(frozen=True, slots=True, eq=False)
class Payers:
    """Who may pay for one option of a given cost: their rows, ballots in a row, worth to each."""

    cost: int
    rows: Ints
    heads: Ints
    worth: Ints
    # The price if everybody could pay it: no price is ever lower.
    least_price: Fraction
    # Made once for all the runs of a count, for the fast arithmetic.
    heads_float: Floats
    worth_float: Floats
    all_worth: Floats


def payers(profile: Profile, key: str, cost: int, worth: Ints) -> Payers:
    """Gather who may pay for an option; ``worth`` has one entry for each supporting row."""
    rows = profile.support[key].rows
    heads = profile.weights[rows]
    least = Fraction(cost, int(heads @ worth))
    heads_float, worth_float = heads.astype(float), worth.astype(float)
    all_worth = heads_float * worth_float
    return Payers(cost, rows, heads, worth, least, heads_float, worth_float, all_worth)


class FloatPurses:
    """Money in floating point."""

    def __init__(self, rows: int, endowment: Fraction) -> None:
        self.money: Floats = np.full(rows, float(endowment))

    def least(self, option: Payers) -> float:
        """Return what the price of an option is never below."""
        return float(option.least_price)

    def price(self, option: Payers, least: Price) -> float | None:
        """Return the price of an option, or None if its supporters cannot pay for it.

        ``least`` is a price it is known not to be below.
        """
        money, cost, price = self.money[option.rows], float(option.cost), float(least)
        all_money = money * option.heads_float
        together = float(all_money.sum())
        if abs(together - cost) <= NEAR * cost:
            raise Unsure
        if together < cost:
            return None
        before = -1
        while True:
            # Whoever has less than the price gives all; the others share the rest.
            poor = money < price * option.worth_float
            if (number := int(np.count_nonzero(poor))) == before:
                return price
            rest = float(option.all_worth.sum(where=~poor))
            if not rest:
                raise Unsure
            price, before = (cost - float(all_money.sum(where=poor))) / rest, number

    def near(self, price: Price, other: Price) -> bool:
        """Refuse to tell apart what rounding might have made different."""
        return float(price) <= float(other) * (1 + NEAR)

    def pay(self, option: Payers, price: Price) -> None:
        """Take an option's price from its supporters."""
        left = self.money[option.rows] - float(price) * option.worth_float
        self.money[option.rows] = np.maximum(left, 0.0)


class ExactPurses:
    """Money in whole numbers over one denominator; ballots with equal money form a class."""

    def __init__(self, rows: int, endowment: Fraction) -> None:
        self.classes: Ints = np.zeros(rows, dtype=np.int64)
        self.money, self.unit = [endowment.numerator], endowment.denominator

    def least(self, option: Payers) -> Fraction:
        """Return what the price of an option is never below."""
        return option.least_price

    def price(self, option: Payers, _least: Price) -> Fraction | None:
        """Return the price of an option, or None if its supporters cannot pay for it."""
        cost = option.cost * self.unit
        kinds, which = self._kinds(option)
        heads = np.bincount(which, weights=option.heads)
        groups = [
            (self.money[int(class_)], int(worth), int(number))
            for (class_, worth), number in zip(kinds, heads, strict=True)
        ]
        if sum(money * number for money, _, number in groups) < cost:
            return None
        # Whoever has less than the price gives all; the others share the rest.
        groups.sort(key=lambda group: Fraction(group[0], group[1]))
        together = sum(worth * number for _, worth, number in groups)
        for money, worth, number in groups:
            if money * together >= cost * worth:
                break
            cost -= money * number
            together -= worth * number
        return Fraction(cost, together * self.unit) if together else Fraction(0)

    def _kinds(self, option: Payers) -> tuple[Ints, Ints]:
        """Return the pairs of class and worth among supporters, and which pair each row is of."""
        pairs = np.stack([self.classes[option.rows], option.worth], axis=1)
        kinds, which = np.unique(pairs, axis=0, return_inverse=True)
        return kinds, which.ravel()

    def near(self, price: Price, other: Price) -> bool:
        """Tell whether a price is not above the other."""
        return price <= other

    def pay(self, option: Payers, price: Price) -> None:
        """Take an option's price from its supporters."""
        price = Fraction(price)
        self._widen(price.denominator)
        each = price.numerator * (self.unit // price.denominator)
        kinds, which = self._kinds(option)
        left = [max(self.money[int(class_)] - each * int(worth), 0) for class_, worth in kinds]
        self.classes[option.rows] = len(self.money) + which
        self.money += left
        self._forget_empty_classes()

    def _widen(self, denominator: int) -> None:
        factor = denominator // gcd(self.unit, denominator)
        if factor > 1:
            self.money = [money * factor for money in self.money]
            self.unit *= factor

    def _forget_empty_classes(self) -> None:
        """Keep one class for each amount that somebody has."""
        used = np.unique(self.classes)
        amounts = sorted({self.money[int(class_)] for class_ in used})
        place = {amount: number for number, amount in enumerate(amounts)}
        new = np.zeros(len(self.money), dtype=np.int64)
        for class_ in used:
            new[class_] = place[self.money[int(class_)]]
        self.classes, self.money = new[self.classes], amounts
