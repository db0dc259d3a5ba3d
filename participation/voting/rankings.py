"""Ranked ballots: options from the first choice down, as far as a person went.

What a ballot does not rank comes after everything it ranks, and nothing is said between two such
options. Equal ballots are put together, so that a count works on the different ones only.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from participation.voting.instances import BadBallot, Reason

Ranking = tuple[str, ...]
Rankings = Mapping[Ranking, int]


def checked(options: Sequence[str], ranking: Iterable[str], most: int | None = None) -> Ranking:
    """Return a ranking as given. Raises ``BadBallot`` for what no ballot may say."""
    given = tuple(ranking)
    if any(key not in options for key in given):
        raise BadBallot(Reason.UNKNOWN_OPTION)
    if len(set(given)) != len(given):
        raise BadBallot(Reason.REPEATED_OPTION)
    if not given:
        raise BadBallot(Reason.TOO_FEW, limit=1)
    if most is not None and len(given) > most:
        raise BadBallot(Reason.TOO_MANY, limit=most, got=len(given))
    return given


def together(ballots: Iterable[Sequence[str]]) -> Rankings:
    """Put equal ballots together, in an order that depends on their content alone."""
    return dict(sorted(Counter(tuple(ballot) for ballot in ballots).items()))


def first_of(ranking: Ranking, among: Iterable[str]) -> str | None:
    """Return the highest ranked of some options, or None if the ballot ranks none of them."""
    return next((key for key in ranking if key in among), None)


def first_choices(rankings: Rankings, among: Iterable[str]) -> dict[str, int]:
    """Count, for each of some options, the ballots on which it stands highest of them."""
    tally = dict.fromkeys(among, 0)
    for ranking, ballots in rankings.items():
        if (key := first_of(ranking, tally)) is not None:
            tally[key] += ballots
    return tally
