"""Every option against every other: who would win each duel, and rules built on that.

Schulze's rule (beatpaths) and ranked pairs both elect the option that beats every other, where
there is one, and differ where duels go round in a circle. How strong a win is can be measured by
its winning votes or by its margin; with ballots that do not rank everything the two can disagree,
so it belongs to the rules that are fixed before opening. See Schulze, "A New Monotonic,
Clone-Independent ... Method" (Social Choice and Welfare 36, 2011), and Tideman, "Independence of
Clones as a Criterion for Voting Rules" (1987).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, permutations, product

from participation.voting.lots import Lot, LotNeeded
from participation.voting.rankings import together

Pair = tuple[str, str]
Duels = Mapping[Pair, int]


class Strength(StrEnum):
    """What makes one win stronger than another."""

    WINNING_VOTES = "winning-votes"
    MARGINS = "margins"


@dataclass(frozen=True, slots=True)
class Beatpaths:
    """Schulze's outcome: the winners (more than one only in a tie) and the strongest paths."""

    winners: tuple[str, ...]
    paths: dict[Pair, int]


@dataclass(frozen=True, slots=True)
class LockedPairs:
    """The outcome of ranked pairs: the winner and the wins that were kept, strongest first."""

    winner: str
    locked: tuple[Pair, ...]


def duels(options: Sequence[str], ballots: Iterable[Sequence[str]]) -> dict[Pair, int]:
    """Count, for each ordered pair, the ballots that put the first above the second."""
    tally = dict.fromkeys(permutations(options, 2), 0)
    for ranking, number in together(ballots).items():
        below = [key for key in options if key not in ranking]
        for place, key in enumerate(ranking):
            for other in (*ranking[place + 1 :], *below):
                tally[key, other] += number
    return tally


def condorcet_winner(options: Sequence[str], tally: Duels) -> str | None:
    """Return the option that wins every duel, if there is one."""
    for key in options:
        if all(tally[key, other] > tally[other, key] for other in options if other != key):
            return key
    return None


def _strength(tally: Duels, measure: Strength) -> Callable[[str, str], int]:
    """Return how strong a win is: nought where it is none."""

    def of(key: str, other: str) -> int:
        won, lost = tally[key, other], tally[other, key]
        if won <= lost:
            return 0
        return won if measure is Strength.WINNING_VOTES else won - lost

    return of


def schulze(
    options: Sequence[str], tally: Duels, measure: Strength = Strength.WINNING_VOTES
) -> Beatpaths:
    """Find the strongest path between all pairs; who has none against them stronger wins."""
    strength = _strength(tally, measure)
    paths = {pair: strength(*pair) for pair in permutations(options, 2)}
    for middle, start, end in product(options, repeat=3):
        if len({middle, start, end}) == 3:
            through = min(paths[start, middle], paths[middle, end])
            paths[start, end] = max(paths[start, end], through)
    winners = tuple(
        key
        for key in options
        if all(paths[key, other] >= paths[other, key] for other in options if other != key)
    )
    return Beatpaths(winners, paths)


def ranked_pairs(
    options: Sequence[str],
    tally: Duels,
    measure: Strength = Strength.WINNING_VOTES,
    lot: Lot | None = None,
) -> LockedPairs:
    """Keep wins from the strongest down, leaving out those that would close a circle.

    Wins of equal strength: the one with fewer votes against it first, then ``lot`` (the winner's,
    then the loser's place), and only where not all of them can be kept. Raises ``LotNeeded`` if it
    comes to that and no lot is given.
    """
    strength = _strength(tally, measure)
    wins = [pair for pair in permutations(options, 2) if strength(*pair)]

    def rank(pair: Pair) -> tuple[int, int]:
        return -strength(*pair), tally[pair[1], pair[0]]

    locked: list[Pair] = []
    for _, group in groupby(sorted(wins, key=rank), key=rank):
        equals = list(group)
        together_ = [*locked, *equals]
        if not any(_leads(together_, loser, winner) for winner, loser in equals):
            locked = together_
            continue
        for winner, loser in _drawn(equals, lot):
            if not _leads(locked, loser, winner):
                locked.append((winner, loser))
    return LockedPairs(_unbeaten(options, locked, lot), tuple(locked))


def _drawn(equals: list[Pair], lot: Lot | None) -> list[Pair]:
    if len(equals) == 1:
        return equals
    if lot is None:
        raise LotNeeded(sorted({key for pair in equals for key in pair}))
    return sorted(equals, key=lambda pair: (lot(pair[0]), lot(pair[1])))


def _leads(wins: Sequence[Pair], start: str, end: str) -> bool:
    """Tell whether wins lead from one option to another, over however many steps."""
    reached, new = set[str](), {start}
    while new:
        reached |= new
        new = {loser for winner, loser in wins if winner in new} - reached
    return end in reached


def _unbeaten(options: Sequence[str], locked: Sequence[Pair], lot: Lot | None) -> str:
    beaten = {loser for _, loser in locked}
    first = [key for key in options if key not in beaten]
    if len(first) > 1 and lot is None:
        raise LotNeeded(first)
    return min(first, key=lot) if lot else first[0]
