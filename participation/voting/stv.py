"""Single transferable vote: several seats, filled in proportion to how ballots rank.

Who reaches the quota (Droop's: more than an equal part of seats and one) is elected, and what they
have above it goes on to the next choices on their ballots, every ballot with an equal part of its
value (weighted inclusive Gregory method). When nobody reaches it, the last goes and their ballots
move on whole. Two arithmetics: exact fractions, or the five decimals of Scottish law, cut off
(The Scottish Local Government Elections Order 2011, rules 45 to 52), which can be checked by hand.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from participation.voting.elimination import Round, highest, lowest
from participation.voting.lots import Lot
from participation.voting.rankings import Ranking, first_of, together


class Arithmetic(StrEnum):
    """How parts of a vote are written."""

    SCOTTISH = "scottish"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class Stage:
    """One count: votes of all options, then who was elected at it, who went, who passed on."""

    votes: dict[str, Fraction]
    elected: tuple[str, ...] = ()
    eliminated: str | None = None
    transferred: str | None = None
    by_lot: bool = False


@dataclass(frozen=True, slots=True)
class Seats:
    """The whole count: who is elected, in order, the quota and every stage."""

    elected: tuple[str, ...]
    quota: int
    stages: tuple[Stage, ...]


class _Pile:
    """Ballots in one hand that all have the same value."""

    def __init__(self) -> None:
        self.rankings: list[tuple[Ranking, int]] = []
        self.ballots = 0

    def add(self, ranking: Ranking, ballots: int) -> None:
        self.rankings.append((ranking, ballots))
        self.ballots += ballots


# The ballots one option holds, by their value.
Hand = dict[Fraction, _Pile]


def transferable_vote(
    options: Sequence[str],
    ballots: Iterable[Sequence[str]],
    *,
    seats: int,
    arithmetic: Arithmetic = Arithmetic.SCOTTISH,
    lot: Lot | None = None,
) -> Seats:
    """Fill ``seats`` seats. Raises ``LotNeeded`` for equals that never differed, without a lot."""
    count = _Count(options, ballots, arithmetic, lot)
    quota = int(sum(count.votes().values())) // (seats + 1) + 1
    while len(count.elected) < seats and count.hopeful:
        count.stage(quota, seats)
    return Seats(tuple(count.elected), quota, tuple(count.stages))


class _Count:
    """One count: who holds which piles, who is still hopeful, who is elected."""

    def __init__(
        self,
        options: Sequence[str],
        ballots: Iterable[Sequence[str]],
        arithmetic: Arithmetic,
        lot: Lot | None,
    ) -> None:
        self.arithmetic, self.lot = arithmetic, lot
        self.hopeful, self.elected, self.waiting = list(options), list[str](), list[str]()
        self.held: dict[str, Hand] = {key: {} for key in options}
        self.kept: dict[str, Fraction] = {}
        self.stages: list[Stage] = []
        self._hand_on(Fraction(1), together(ballots).items())

    def _hand_on(self, value: Fraction, rankings: Iterable[tuple[Ranking, int]]) -> None:
        """Give ballots of one value to the highest hopeful option on each; the rest rest."""
        if not value:
            return
        hopeful = set(self.hopeful)
        for ranking, ballots in rankings:
            if (key := first_of(ranking, hopeful)) is not None:
                self.held[key].setdefault(value, _Pile()).add(ranking, ballots)

    def votes(self) -> dict[str, Fraction]:
        """Return what every option holds; who passed on a surplus keeps the quota."""
        held = {
            key: sum((value * pile.ballots for value, pile in hand.items()), Fraction(0))
            for key, hand in self.held.items()
        }
        return held | self.kept

    def stage(self, quota: int, seats: int) -> None:
        """Count once: elect who has the quota, then pass on a surplus or the votes of the last."""
        votes = self.votes()
        rounds = [*(stage.votes for stage in self.stages), votes]
        elected = self._elect(rounds, quota, seats)
        if len(self.elected) == seats or not self.hopeful:
            self.stages.append(Stage(votes, elected))
        elif self.waiting:
            most = max(votes[key] for key in self.waiting)
            largest = [key for key in self.waiting if votes[key] == most]
            key, by_lot = highest(largest, rounds, self.lot)
            self.stages.append(Stage(votes, elected, transferred=key, by_lot=by_lot))
            self._pass_on_surplus(key, votes[key], quota)
        else:
            least = min(votes[key] for key in self.hopeful)
            last = [key for key in self.hopeful if votes[key] == least]
            key, by_lot = lowest(last, rounds, self.lot)
            self.stages.append(Stage(votes, elected, eliminated=key, by_lot=by_lot))
            self._eliminate(key)

    def _elect(self, rounds: Sequence[Round], quota: int, seats: int) -> tuple[str, ...]:
        """Elect whoever has the quota, and everybody left once there are seats for all of them."""
        votes, before = rounds[-1], len(self.elected)
        reached = [key for key in self.hopeful if votes[key] >= quota]
        if len(self.hopeful) + len(self.elected) <= seats:
            reached = list(self.hopeful)
        while reached and len(self.elected) < seats:
            most = max(votes[key] for key in reached)
            first, _ = highest([key for key in reached if votes[key] == most], rounds, self.lot)
            reached.remove(first)
            self.hopeful.remove(first)
            self.elected.append(first)
            if votes[first] > quota:
                self.waiting.append(first)
        return tuple(self.elected[before:])

    def _eliminate(self, key: str) -> None:
        self.hopeful.remove(key)
        for value, pile in self._take_from(key).items():
            self._hand_on(value, pile.rankings)

    def _take_from(self, key: str) -> Hand:
        hand, self.held[key] = self.held[key], {}
        return hand

    def _pass_on_surplus(self, key: str, votes: Fraction, quota: int) -> None:
        self.waiting.remove(key)
        self.kept[key] = Fraction(quota)
        for value, pile in self._take_from(key).items():
            lower = value * (votes - quota) / votes
            if self.arithmetic is Arithmetic.SCOTTISH:
                lower = Fraction(int(lower * 100_000), 100_000)
            self._hand_on(lower, pile.rankings)
