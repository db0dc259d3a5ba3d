"""The files of a finished vote, exactly as they are published: same ballots, same bytes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from participation.models import Closing, Result, VoteDesign
from participation.queries.voting import counted, design_of, log_of
from participation.voting import ballot_file, design, recount
from participation.voting.budget import Outcome

RESULT_FORMAT = "noria-result/1"


def ballot_file_of(
    vote: VoteDesign,
    closing: Closing,
    result: Result,
    ballots: list[ballot_file.CountedBallot] | None = None,
) -> str:
    """Write the public ballot file of a vote."""
    plan = design_of(vote)
    outcome = Outcome(tuple(result.winners), dict(closing.votes), result.spent, ())
    return ballot_file.write(
        _facts(vote, plan, result),
        plan.instance,
        counted(vote) if ballots is None else ballots,
        plan.receipts,
        outcome,
    )


def _facts(vote: VoteDesign, plan: design.Design, result: Result) -> dict[str, str]:
    data = plan.data
    titles = data["title"]
    facts = {
        "description": next(iter(titles.values()), data["vote"]),
        "country": "",
        "unit": data["territory"],
        "instance": data["vote"],
        "date_begin": _day(data["opens_at"]),
        "date_end": _day(data["closes_at"]),
        "currency": data["currency"],
        "language": ",".join(data["languages"]),
        "noria_design_sha256": vote.sha256,
    }
    if result.lot_seed:
        facts["noria_lot_seed"] = result.lot_seed
    return facts


def _day(moment: str) -> str:
    year, month, day = moment[:10].split("-")
    return f"{day}.{month}.{year}"


def result_text(closing: Closing, result: Result) -> str:
    """Write the result with every step of the count."""
    return design.canonical(
        {
            "format": RESULT_FORMAT,
            "design_sha256": closing.design_sha256,
            "ballot_root": closing.ballot_root,
            "ballots": closing.ballots,
            "roll": closing.roll_counts,
            "credentials": closing.credential_counts,
            "votes": closing.votes,
            "winners": result.winners,
            "spent": result.spent,
            "lot_seed": result.lot_seed,
            "steps": result.trace,
            "engine": closing.engine_version,
            "ballot_file_sha256": result.file_sha256,
        }
    )


def receipts_text(vote: VoteDesign) -> str:
    """Write all receipts, one a line, in alphabetical order."""
    return "".join(f"{line}\n" for line in ballot_file.receipt_lines(counted(vote)))


def events_text(vote: VoteDesign) -> str:
    """Write the log, one event a line."""
    return "".join(f"{design.canonical(event)}\n" for event in log_of(vote))


def recount_text() -> str:
    """Return the stand-alone script, as strangers get it."""
    return Path(recount.__file__).read_text(encoding="utf-8")


BALLOTS = "ballots.pb"
SUMS = "SHA256SUMS"

FILES: dict[str, Callable[[VoteDesign], str]] = {
    BALLOTS: lambda vote: ballot_file_of(vote, vote.closing, vote.closing.result),
    "receipts.txt": receipts_text,
    "events.jsonl": events_text,
    "design.json": lambda vote: vote.canonical,
    "result.json": lambda vote: vote.closing.result.canonical,
    "recount.py": lambda _vote: recount_text(),
}


def sums_text(vote: VoteDesign) -> str:
    """Write the SHA-256 of every file, in the format of ``sha256sum -c``."""
    return "".join(f"{design.sha256_of(FILES[name](vote))}  {name}\n" for name in FILES)
