"""The opinion map of a large city: 30,000 people, 1,000 statements, 1.2 million votes.

Drawn in a process of its own, so that its peak of memory is the map's alone.
"""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from participation.opinions.components import Moments
from participation.opinions.map import draw_map
from participation.opinions.matrix import VoteMatrix
from tests.benchmarks.report import Report

ROOT = Path(__file__).resolve().parents[2]
PEOPLE, STATEMENTS, SEEN = 30_000, 1_000, 0.04
MOST_SECONDS, MOST_MB = 30, 1_000


def measure(report: Report) -> None:
    """Print and judge time and memory of a whole map, of all sums, and of one vote more."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.opinions"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    found = json.loads(told.stdout)
    report.head("opinion map", "seconds", "sums s", "one more s", "MB")
    report.line(
        f"{PEOPLE:,} people, {STATEMENTS:,} statements",
        *(f"{found[name]:.2f}" for name in ("seconds", "sums", "more", "mb")),
        judge=[
            (f"under {MOST_SECONDS} s", found["seconds"] < MOST_SECONDS),
            (f"under {MOST_MB} MB", found["mb"] < MOST_MB),
            ("one more vote is a tenth of all sums", found["more"] * 10 < found["sums"]),
        ],
    )


def city() -> VoteMatrix:
    """Make four camps that answer each statement their own way, and see few of them."""
    draws = np.random.default_rng(7)
    minds = draws.random((4, STATEMENTS)) < 0.5
    camps = draws.integers(0, 4, PEOPLE)
    cast = draws.random((PEOPLE, STATEMENTS), dtype=np.float32) < SEEN
    sure = draws.random((PEOPLE, STATEMENTS), dtype=np.float32) < 0.8
    votes = np.where(minds[camps] == sure, 1, -1).astype(np.int8) * cast
    return VoteMatrix(np.arange(PEOPLE), np.arange(STATEMENTS), votes, cast)


def main() -> None:
    matrix = city()
    started = time.perf_counter()
    drawn = draw_map(matrix)
    drawn_at = time.perf_counter()
    kept = Moments.of(matrix)
    summed_at = time.perf_counter()
    row = Moments.of(matrix.of(np.arange(PEOPLE) == 0))
    kept.plus(row, -1).plus(row)
    more = time.perf_counter() - summed_at
    mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    times = {"seconds": drawn_at - started, "sums": summed_at - drawn_at, "more": more}
    print(json.dumps({**times, "mb": mb, "groups": len(drawn.groups)}))


if __name__ == "__main__":
    main()
