"""Who goes, or comes, first when votes are equal in a count by rounds.

The latest earlier round in which the equals differ decides; where they never differ, the published
lot does.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from participation.voting.lots import Lot, LotNeeded

Votes = int | Fraction
Round = Mapping[str, Votes]


def lowest(keys: Iterable[str], rounds: Sequence[Round], lot: Lot | None) -> tuple[str, bool]:
    """Return the option that goes, and whether a lot decided (last in its order goes).

    ``rounds`` are all counts so far, the present one last. Raises ``LotNeeded``.
    """
    return _one(keys, rounds, lot, sign=1)


def highest(keys: Iterable[str], rounds: Sequence[Round], lot: Lot | None) -> tuple[str, bool]:
    """Return the option that comes first, and whether a lot decided (first in its order)."""
    return _one(keys, rounds, lot, sign=-1)


def _one(
    keys: Iterable[str], rounds: Sequence[Round], lot: Lot | None, *, sign: int
) -> tuple[str, bool]:
    equals = sorted(keys)
    for votes in reversed(rounds):
        least = min(sign * votes[key] for key in equals)
        equals = [key for key in equals if sign * votes[key] == least]
        if len(equals) == 1:
            return equals[0], False
    if lot is None:
        raise LotNeeded(equals)
    drawn = sorted(equals, key=lot)
    return drawn[-1 if sign > 0 else 0], True
