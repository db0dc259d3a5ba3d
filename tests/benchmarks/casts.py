"""How fast ballots are taken, beside bare inserts of the same rows in the same run."""

import time
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count

from django.db import connection, connections, transaction

from tests.benchmarks.report import Report

VOTERS = 400
AT_ONCE = 4
# A cast locks, looks and writes several times; more than this many times slower is a fault.
SLOWEST = 1 / 25

INSERT = """
    INSERT INTO participation_ballotoutbox
        (id, vote_id, content, nonce, receipt, code_hash, revision)
    VALUES (%s, %s, '["bench"]', %s, '0000000000000', %s, 1)
"""


def measure(report: Report) -> None:
    """Print casts and bare inserts a second, one at a time and several at once."""
    from participation.services.voting import cast_ballot, open_vote
    from participation.services.voting_issuing import issue_to
    from tests.factories.voting import VoteFactory

    report.head("ballots", "casts/s", "inserts/s", "ratio")
    for name, threads in (("one at a time", 1), (f"{AT_ONCE} at once", AT_ONCE)):
        vote = open_vote(round_=VoteFactory().round)
        codes = issue_to(vote=vote, people=[f"{name}:{n}" for n in range(VOTERS)])
        round_, place = vote.round, count()

        def cast(codes=codes, round_=round_, place=place) -> None:
            cast_ballot(round_=round_, code=codes[next(place)], choices=["bench"])

        def insert(pk=vote.pk) -> None:
            with transaction.atomic(), connection.cursor() as cursor:
                row = uuid.uuid4()
                cursor.execute(INSERT, [row, pk, row.hex, row.hex * 2])

        ours, bare = per_second(cast, threads), per_second(insert, threads)
        slow = [(f"at least {SLOWEST:.2f} of bare inserts", ours / bare >= SLOWEST)]
        report.line(name, f"{ours:.0f}", f"{bare:.0f}", f"{ours / bare:.3f}", judge=slow)


def per_second(act: Callable[[], None], threads: int) -> float:
    """Do it ``VOTERS`` times, each durably, on as many connections as threads."""

    def some(times: int) -> None:
        for _ in range(times):
            act()
        if threads > 1:
            connections.close_all()

    began = time.perf_counter()
    if threads == 1:
        some(VOTERS)
    else:
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(some, [VOTERS // threads] * threads))
    return VOTERS / (time.perf_counter() - began)
