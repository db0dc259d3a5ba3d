"""Every method by its name, for whoever counts a file: what it makes of the ballots, in lines."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from participation.voting import pairwise, profile, scores
from participation.voting.budget import Outcome, Unaffordable, greedy, spend
from participation.voting.equal_shares import Raise, Terms, Worth, equal_shares
from participation.voting.instant_runoff import instant_runoff
from participation.voting.lots import Lot
from participation.voting.meek import meek
from participation.voting.pabulib import PbFile, amount
from participation.voting.phragmen import phragmen
from participation.voting.stv import Arithmetic, transferable_vote


@dataclass(frozen=True, slots=True)
class Settings:
    """What a count is told beside the file; ``step`` in cents."""

    lot: Lot | None = None
    seats: int = 1
    step: int | None = None


Lines = list[str]
Method = Callable[[PbFile, Settings], Lines]


def _greedy(file: PbFile, settings: Settings, *, unaffordable: Unaffordable) -> Lines:
    outcome = greedy(file.instance, _choices(file), settings.lot, unaffordable=unaffordable)
    return _spending(outcome, file)


def _points(file: PbFile, settings: Settings) -> Lines:
    totals = scores.sums(list(file.instance.costs), (ballot.points for ballot in file.ballots))
    return _spending(spend(file.instance, totals, settings.lot), file)


def _spending(outcome: Outcome, file: PbFile) -> Lines:
    lines = [
        f"{step.votes:8d}  {amount(step.cost):>12}  {amount(step.left):>12}"
        f"  {step.decision:14} {step.key}"
        for step in outcome.steps
    ]
    return [*lines, _won(outcome.winners, outcome.spent, file)]


def _equal_shares(file: PbFile, settings: Settings) -> Lines:
    by_points = any("points" in ballot.row for ballot in file.ballots[:1])
    shares = equal_shares(
        file.instance,
        profile.of_points(file.instance, (ballot.points for ballot in file.ballots)),
        Terms(
            worth=Worth.POINTS if by_points else Worth.COST,
            more=Raise(settings.step) if settings.step else None,
        ),
        settings.lot,
    )
    part = f"{float(shares.endowment / 100):.2f} a ballot after {shares.runs} runs"
    added = f"added by votes: {', '.join(shares.completed) or '-'}"
    return [part, added, _won((*shares.winners, *shares.completed), shares.spent, file)]


def _phragmen(file: PbFile, settings: Settings) -> Lines:
    found = phragmen(
        file.instance, profile.of_approvals(file.instance, _choices(file)), lot=settings.lot
    )
    lines = [f"{float(step.earned / 100):14.2f}  {step.key}" for step in found.steps]
    return [*lines, _won(found.winners, found.spent, file)]


def _instant_runoff(file: PbFile, settings: Settings) -> Lines:
    found = instant_runoff(list(file.instance.costs), _choices(file), settings.lot)
    lines = [
        f"{_figures(round_.votes)}  resting {round_.resting}  out: {round_.eliminated or '-'}"
        for round_ in found.rounds
    ]
    return [*lines, f"winner: {found.winner}"]


def _stv(file: PbFile, settings: Settings, *, arithmetic: Arithmetic) -> Lines:
    found = transferable_vote(
        list(file.instance.costs),
        _choices(file),
        seats=settings.seats,
        arithmetic=arithmetic,
        lot=settings.lot,
    )
    lines = [
        _figures({key: f"{float(votes):.5f}" for key, votes in stage.votes.items()})
        for stage in found.stages
    ]
    return [f"quota {found.quota}", *lines, f"elected: {', '.join(found.elected)}"]


def _meek(file: PbFile, settings: Settings) -> Lines:
    options = list(file.instance.costs)
    elected = meek(options, _choices(file), seats=settings.seats, lot=settings.lot)
    return [f"elected: {', '.join(elected)}"]


def _schulze(file: PbFile, _settings: Settings) -> Lines:
    options = list(file.instance.costs)
    found = pairwise.schulze(options, pairwise.duels(options, _choices(file)))
    return [f"winners: {', '.join(found.winners)}"]


def _ranked_pairs(file: PbFile, settings: Settings) -> Lines:
    options = list(file.instance.costs)
    tally = pairwise.duels(options, _choices(file))
    found = pairwise.ranked_pairs(options, tally, lot=settings.lot)
    lines = [f"{a} before {b}: {tally[a, b]} to {tally[b, a]}" for a, b in found.locked]
    return [*lines, f"winner: {found.winner}"]


def _choices(file: PbFile) -> Iterable[tuple[str, ...]]:
    return [ballot.choices for ballot in file.ballots]


def _figures(votes: Mapping[str, object]) -> str:
    return "  ".join(f"{key}: {number}" for key, number in votes.items())


def _won(winners: Iterable[str], spent: int, file: PbFile) -> str:
    money = f"{amount(spent)} {file.meta.get('currency', '')}".rstrip()
    return f"winners: {', '.join(winners)}; spent {money}"


METHODS: dict[str, Method] = {
    "greedy": partial(_greedy, unaffordable=Unaffordable.SKIP),
    "greedy-stop": partial(_greedy, unaffordable=Unaffordable.STOP),
    "points": _points,
    "equal-shares": _equal_shares,
    "phragmen": _phragmen,
    "instant-runoff": _instant_runoff,
    "stv": partial(_stv, arithmetic=Arithmetic.SCOTTISH),
    "stv-exact": partial(_stv, arithmetic=Arithmetic.EXACT),
    "meek": _meek,
    "schulze": _schulze,
    "ranked-pairs": _ranked_pairs,
}
