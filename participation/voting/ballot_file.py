"""The public ballot file: a .pb file anybody can read, check and recount.

The order of its lines is fixed by the ballots alone (by receipt, or by content where receipts are
published apart), so the same ballots always give the same bytes. ``docs/reference/ballot-file.md``
describes it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from participation.voting import merkle, pabulib
from participation.voting.budget import Outcome
from participation.voting.instances import Choices, Instance


class ReceiptMode(StrEnum):
    """Whether the file shows a ballot's receipt beside the ballot."""

    TRACKED = "tracked"
    COUNTED_ONLY = "counted-only"


@dataclass(frozen=True, slots=True)
class CountedBallot:
    """A ballot as it is counted: what was chosen, and what its receipt is made of."""

    choices: Choices
    receipt: str
    nonce: str


def ballot_lines(ballots: Sequence[CountedBallot], mode: ReceiptMode) -> list[str]:
    """Return the lines the ballot root is built over, in their one and only order."""
    if mode is ReceiptMode.TRACKED:
        return sorted(f"{b.receipt};{','.join(b.choices)};{b.nonce}" for b in ballots)
    contents = sorted(",".join(ballot.choices) for ballot in ballots)
    return contents + receipt_lines(ballots)


def receipt_lines(ballots: Sequence[CountedBallot]) -> list[str]:
    """Return all receipts in alphabetical order."""
    return sorted(ballot.receipt for ballot in ballots)


def ballot_root(ballots: Sequence[CountedBallot], mode: ReceiptMode) -> str:
    """Return the Merkle root that fixes all ballots."""
    return merkle.root(ballot_lines(ballots, mode))


def write(
    meta: Mapping[str, str],
    instance: Instance,
    ballots: Sequence[CountedBallot],
    mode: ReceiptMode,
    outcome: Outcome,
) -> str:
    """Write the file; ``meta`` holds what people named (description, unit, dates, seed ...)."""
    projects = [
        {
            "project_id": option.key,
            "cost": pabulib.amount(option.cost),
            "votes": str(outcome.votes[option.key]),
            "selected": "1" if option.key in outcome.winners else "0",
            "name": option.title,
        }
        for option in instance.options
    ]
    whole = {
        **meta,
        **_figures(instance, len(ballots)),
        "noria_receipt_mode": mode.value,
        "noria_ballot_root": ballot_root(ballots, mode),
    }
    return pabulib.write(whole, projects, _vote_rows(ballots, mode))


def _figures(instance: Instance, ballots: int) -> dict[str, str]:
    limits = instance.limits
    figures = {
        "num_projects": str(len(instance.options)),
        "num_votes": str(ballots),
        "budget": pabulib.amount(instance.budget),
        "vote_type": "approval",
        "rule": "greedy",
        "min_length": str(limits.min_choices),
        "noria_min_votes": str(instance.min_votes),
    }
    if limits.max_choices is not None:
        figures["max_length"] = str(limits.max_choices)
    if limits.max_cost is not None:
        figures["max_sum_cost"] = pabulib.amount(limits.max_cost)
    return figures


def _vote_rows(ballots: Sequence[CountedBallot], mode: ReceiptMode) -> list[list[str]]:
    if mode is ReceiptMode.TRACKED:
        lines = ballot_lines(ballots, mode)
        return [["voter_id", "vote", "noria_nonce"], *(line.split(";") for line in lines)]
    contents = sorted(",".join(ballot.choices) for ballot in ballots)
    numbered = ([str(number), content] for number, content in enumerate(contents, start=1))
    return [["voter_id", "vote"], *numbered]
