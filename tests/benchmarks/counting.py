"""The counts of a large city: 60,000 approval ballots for 80 projects, 64,000 ranked ballots.

Counted in a process of its own, so that its peak of memory is the counts' alone.
"""

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from participation.voting import profile
from participation.voting.equal_shares import Raise, Terms, equal_shares
from participation.voting.instances import Instance, Option
from participation.voting.phragmen import phragmen
from participation.voting.stv import transferable_vote
from tests.benchmarks.report import Report

ROOT = Path(__file__).resolve().parents[2]
VOTERS, PROJECTS, CHOSEN, BUDGET = 60_000, 80, 10, 3_000_000_000
RANKED, CANDIDATES, SEATS = 64_000, 14, 5
MOST = {"equal shares": 5.0, "phragmen": 5.0, "single transferable vote": 1.0}
MOST_MB = 200


def measure(report: Report) -> None:
    """Print and judge the time of each count, and the memory of all."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.counting"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    found = json.loads(told.stdout)
    report.head("counting", "seconds", "MB")
    for rule, seconds in MOST.items():
        report.line(
            rule,
            f"{found[rule]:.2f}",
            f"{found['mb']:.0f}",
            judge=[
                (f"under {seconds:g} s", found[rule] < seconds),
                (f"under {MOST_MB} MB", found["mb"] < MOST_MB),
            ],
        )


def city() -> tuple[Instance, list[tuple[str, ...]]]:
    """Make projects of unequal appeal, and ballots of up to ten of them."""
    draws = np.random.default_rng(7)
    keys = [f"p{number}" for number in range(PROJECTS)]
    costs = (draws.integers(20, 3_000, PROJECTS) * 100_000).tolist()
    appeal = draws.exponential(size=PROJECTS)
    scores = draws.gumbel(size=(VOTERS, PROJECTS)) + np.log(appeal)
    first = np.argsort(-scores, axis=1)[:, :CHOSEN]
    sizes = draws.integers(1, CHOSEN + 1, VOTERS)
    ballots = [
        tuple(keys[place] for place in row[:size]) for row, size in zip(first, sizes, strict=True)
    ]
    return Instance(BUDGET, tuple(map(Option, keys, costs))), ballots


def rankings() -> list[str]:
    """Make rankings of up to fourteen candidates."""
    draws = np.random.default_rng(8)
    scores = draws.gumbel(size=(RANKED, CANDIDATES)) + np.linspace(0, 2, CANDIDATES)
    sizes = draws.integers(1, CANDIDATES + 1, RANKED)
    letters = np.array([chr(ord("a") + number) for number in range(CANDIDATES)])
    order = np.argsort(-scores, axis=1)
    return ["".join(letters[row[:size]]) for row, size in zip(order, sizes, strict=True)]


def timed(count: Callable[[], object]) -> float:
    started = time.process_time()
    count()
    return time.process_time() - started


def main() -> None:
    town, ballots = city()
    together = profile.of_approvals(town, ballots)
    ranked = rankings()
    terms = Terms(more=Raise(100))
    letters = [chr(ord("a") + number) for number in range(CANDIDATES)]
    times = {
        "equal shares": timed(lambda: equal_shares(town, together, terms, str)),
        "phragmen": timed(lambda: phragmen(town, together, lot=str)),
        "single transferable vote": timed(
            lambda: transferable_vote(letters, ranked, seats=SEATS, lot=str)
        ),
    }
    mb = peak()
    runs = equal_shares(town, together, terms, str).runs
    print(json.dumps({**times, "mb": mb, "runs": runs}))


def peak() -> float:
    """Return the most memory this program held, in MB; `getrusage` remembers its parent's."""
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) / 1024  # type: ignore[index]


if __name__ == "__main__":
    main()
