"""Meek's single transferable vote: everybody elected keeps just what they need of every ballot.

Each option keeps a part of every ballot that comes to it and passes the rest on; for those elected
the part is lowered until they hold the quota and no more, and the quota shrinks with the ballots
that rank nobody further. A ballot so counts for all its choices at once, which no count by hand can
do. See Hill, Wichmann and Woodall, "Algorithm 123: Single Transferable Vote by Meek's Method"
(The Computer Journal 30, 1987). Nine decimals, rounded as there, in whole numbers.
"""

from collections.abc import Iterable, Sequence

from participation.voting.elimination import highest, lowest
from participation.voting.lots import Lot
from participation.voting.rankings import Rankings, together

ONE = 10**9
# What may be left above the quotas, all together, before the last one goes: a millionth of a vote.
NEARLY_NONE = ONE // 10**6


def meek(
    options: Sequence[str],
    ballots: Iterable[Sequence[str]],
    *,
    seats: int,
    lot: Lot | None = None,
) -> tuple[str, ...]:
    """Return who is elected, in order.

    Raises ``LotNeeded`` where equals never differed and no lot is given.
    """
    rankings = together(ballots)
    keep = dict.fromkeys(options, ONE)
    hopeful, elected = list(options), list[str]()
    rounds: list[dict[str, int]] = []
    while len(elected) < seats and hopeful:
        if len(hopeful) + len(elected) <= seats:
            return (*elected, *_by_votes(hopeful, [*rounds, _share_out(rankings, keep)[0]], lot))
        votes, found = _settle(rankings, keep, hopeful, elected, seats)
        rounds.append(votes)
        for key in _by_votes(found, rounds, lot)[: seats - len(elected)]:
            hopeful.remove(key)
            elected.append(key)
        if not found:
            least = min(votes[key] for key in hopeful)
            last, _ = lowest([key for key in hopeful if votes[key] == least], rounds, lot)
            hopeful.remove(last)
            keep[last] = 0
    return tuple(elected)


def _settle(
    rankings: Rankings,
    keep: dict[str, int],
    hopeful: Sequence[str],
    elected: Sequence[str],
    seats: int,
) -> tuple[dict[str, int], list[str]]:
    """Lower what the elected keep until another has the quota, or nothing is left above it."""
    before = sum(rankings.values()) * ONE
    while True:
        votes, resting = _share_out(rankings, keep)
        counted = sum(rankings.values()) * ONE - resting
        quota = counted // (seats + 1) + 1
        found = [key for key in hopeful if votes[key] >= quota]
        surplus = sum(votes[key] - quota for key in elected)
        # Rounding may keep it from falling further.
        if found or surplus < NEARLY_NONE or surplus >= before:
            return votes, found
        before = surplus
        for key in elected:
            keep[key] = -(-keep[key] * quota // votes[key])


def _share_out(rankings: Rankings, keep: dict[str, int]) -> tuple[dict[str, int], int]:
    """Share every ballot out among those it ranks; return votes and what rests, in billionths."""
    votes, resting = dict.fromkeys(keep, 0), 0
    for ranking, ballots in rankings.items():
        left = ONE
        for key in ranking:
            part = -(-left * keep[key] // ONE)
            votes[key] += part * ballots
            left -= part
            if left <= 0:
                break
        resting += left * ballots
    return votes, resting


def _by_votes(keys: Sequence[str], rounds: Sequence[dict[str, int]], lot: Lot | None) -> list[str]:
    rest, order = list(keys), list[str]()
    while rest:
        most = max(rounds[-1][key] for key in rest)
        first, _ = highest([key for key in rest if rounds[-1][key] == most], rounds, lot)
        rest.remove(first)
        order.append(first)
    return order
