"""Phragmén's sequential rule: money comes in evenly, and options are bought as soon as they can be.

Every ballot earns at the same speed. The option whose supporters first have its cost together is
bought, and their purses are empty again. See Brill, Freeman, Janson and Lackner, "Phragmén's Voting
Methods and Justified Representation" (2017); for budgets, Los, Christoff and Grossi (2022).

Where the next option no longer fits the budget, cities differ: they skip it, or they stop there.
It belongs to the rules that are fixed before opening. Counted in fractions throughout.
"""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from participation.voting.budget import Unaffordable
from participation.voting.instances import Instance, Option
from participation.voting.lots import Lot
from participation.voting.profile import Ints, Profile
from participation.voting.ties import TieOrder


@dataclass(frozen=True, slots=True)
class Purchase:
    """One option and when it was bought: what each ballot had earned in all by then, in cents."""

    key: str
    earned: Fraction


@dataclass(frozen=True, slots=True)
class Purchases:
    """The outcome: what was bought, in order, and what it cost together."""

    steps: tuple[Purchase, ...]
    spent: int

    @property
    def winners(self) -> tuple[str, ...]:
        """The options bought, in order."""
        return tuple(step.key for step in self.steps)


def phragmen(
    instance: Instance,
    profile: Profile,
    *,
    unaffordable: Unaffordable = Unaffordable.SKIP,
    lot: Lot | None = None,
) -> Purchases:
    """Count by Phragmén's rule; amounts in cents.

    Equals are ordered by lower cost, more votes, then ``lot``. Raises ``LotNeeded`` where only a
    lot decides and none is given.
    """
    votes = {key: profile.total(key) for key in profile.support}
    order = TieOrder(votes, lot)
    earnings = _Earnings(profile)
    least = max(instance.min_votes, 1)
    waiting = [option for option in instance.options if votes[option.key] >= least]
    left, steps = instance.budget, list[Purchase]()
    while waiting:
        moments = {option.key: earnings.moment(option) for option in waiting}
        soonest = min(moments.values())
        equals = sorted((o for o in waiting if moments[o.key] == soonest), key=order.place)
        first = equals[0]
        if any(option.cost > left for option in equals):
            if unaffordable is Unaffordable.STOP:
                break
            waiting = [option for option in waiting if option.cost <= left]
            continue
        order.settle(first, equals[1:])
        earnings.pay(first, soonest)
        steps.append(Purchase(first.key, soonest))
        left -= first.cost
        waiting.remove(first)
    return Purchases(tuple(steps), instance.budget - left)


class _Earnings:
    """When each ballot paid last; ballots that paid together form a class."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.classes: Ints = np.zeros(len(profile.weights), dtype=np.int64)
        self.paid = [Fraction(0)]

    def moment(self, option: Option) -> Fraction:
        """Return when the supporters of an option have its cost together."""
        rows = self.profile.support[option.key].rows
        heads = np.bincount(self.classes[rows], weights=self.profile.weights[rows])
        earned = sum(
            (int(number) * self.paid[class_] for class_, number in enumerate(heads) if number),
            Fraction(0),
        )
        return (option.cost + earned) / int(heads.sum())

    def pay(self, option: Option, when: Fraction) -> None:
        """Empty the purses of the supporters of an option."""
        self.classes[self.profile.support[option.key].rows] = len(self.paid)
        self.paid.append(when)
