"""Instant runoff: the option with fewest first choices goes, until one has more than half.

Ballots count for the highest option that is still there; a ballot that ranks none of them rests.
See Robert's Rules of Order (12th ed., 45:62) and Tideman, "Collective Decisions and Voting" (2006).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from participation.voting.elimination import lowest
from participation.voting.lots import Lot
from participation.voting.rankings import first_choices, together


@dataclass(frozen=True, slots=True)
class RunoffRound:
    """One count: votes of the options still there, ballots at rest, and who goes after it."""

    votes: dict[str, int]
    resting: int
    eliminated: str | None = None
    by_lot: bool = False


@dataclass(frozen=True, slots=True)
class Runoff:
    """The whole count; ``winner`` is None if no ballot ranks anything."""

    winner: str | None
    rounds: tuple[RunoffRound, ...]


def instant_runoff(
    options: Sequence[str], ballots: Iterable[Sequence[str]], lot: Lot | None = None
) -> Runoff:
    """Count ranked ballots. Raises ``LotNeeded`` for equals that never differed, without a lot."""
    rankings = together(ballots)
    everybody, there = sum(rankings.values()), list(options)
    rounds: list[RunoffRound] = []
    while True:
        votes = first_choices(rankings, there)
        counted = sum(votes.values())
        first = max(there, key=votes.__getitem__, default=None)
        if first is None or not counted:
            return Runoff(None, tuple(rounds))
        if 2 * votes[first] > counted or len(there) == 1:
            rounds.append(RunoffRound(votes, everybody - counted))
            return Runoff(first, tuple(rounds))
        least = [key for key in there if votes[key] == min(votes.values())]
        gone, by_lot = lowest(least, [*(round_.votes for round_ in rounds), votes], lot)
        rounds.append(RunoffRound(votes, everybody - counted, gone, by_lot))
        there.remove(gone)
