"""Who comes first among equals: the cheaper, then the more chosen, then the published lot."""

from collections.abc import Iterable, Mapping

from participation.voting.instances import Option
from participation.voting.lots import Lot, LotNeeded


class TieOrder:
    """One order of all options for a whole count, by cost, votes and lot.

    Without a lot the keys stand in for it, and ``settle`` says where that would decide.
    """

    def __init__(self, votes: Mapping[str, int], lot: Lot | None) -> None:
        self._votes, self._lot = votes, lot

    def place(self, option: Option) -> tuple[int, int, str]:
        """Return what options are sorted by, lowest first."""
        drawn = self._lot(option.key) if self._lot else option.key
        return option.cost, -self._votes[option.key], drawn

    def settle(self, first: Option, others: Iterable[Option]) -> None:
        """Raise ``LotNeeded`` if only a lot, and none is given, puts ``first`` before another."""
        if self._lot:
            return
        here = self.place(first)[:2]
        if same := [other.key for other in others if self.place(other)[:2] == here]:
            raise LotNeeded([first.key, *same])
