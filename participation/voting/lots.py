"""The published lot: unpredictable before the ballots are fixed, recomputable for ever.

The seed is drawn in public (dice at a meeting) after the root of all ballots is published: the
root alone would let the last voter search for a favourable lot, the seed alone would let whoever
draws it know the outcome.
"""

from collections.abc import Callable, Sequence
from hashlib import sha256

Lot = Callable[[str], str]


class LotNeeded(ValueError):
    """Equals compete for the last money and no lot is published yet."""

    def __init__(self, keys: Sequence[str]) -> None:
        super().__init__(", ".join(keys))
        self.keys = tuple(keys)


def published_lot(root: str, seed: str) -> Lot:
    """Order options by SHA-256 of ballot root, public seed and option key, lowest first."""

    def place(key: str) -> str:
        return sha256(f"{root}\n{seed}\n{key}".encode()).hexdigest()

    return place
