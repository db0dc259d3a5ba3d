"""Entering the box, and what happens inside: the locks, the log, the shuffling.

Casting takes a shared lock on the box, shuffling and closing an exclusive one, so a count can only
begin when no ballot is on its way, and no ballot can slip in after it. See
``docs/explanation/secret-ballots.md``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.utils.translation import gettext as _

from common.exceptions import RuleBroken
from participation.models import VoteDesign, VoteEvent
from participation.queries.voting import at_the_clock
from participation.voting import design, merkle

LOCK_FAMILY = 0x564F5445  # "VOTE": keeps our advisory locks apart from anybody else's
BATCH = 20
BATCH_EVERY = timedelta(minutes=30)

# An answer to a voter is given after COMMIT, and COMMIT waits for the disk, whatever the server's
# configuration says.
ENTER = """
    SELECT set_config('synchronous_commit', 'on', true),
           pg_advisory_xact_lock{shared}(%s, %s)
"""

# Deleted and inserted in one statement: all rows of a batch carry the same transaction, in an
# order that says nothing. Their ids are drawn anew.
SHUFFLE = """
    WITH moved AS (DELETE FROM participation_ballotoutbox WHERE vote_id = %s RETURNING *)
    INSERT INTO participation_ballot (id, vote_id, content, nonce, receipt, code_hash, revision)
    SELECT gen_random_uuid(), vote_id, content, nonce, receipt, code_hash, revision
    FROM moved ORDER BY random()
    RETURNING receipt
"""


@contextmanager
def inside(
    vote: VoteDesign, *, at: datetime | None = None, alone: bool = False
) -> Iterator[VoteDesign]:
    """Enter the box of a vote, in a transaction of its own, and read the vote afresh.

    The vote that comes back carries ``clock``: the database's own time, or ``at``. Only the
    import of ballots cast elsewhere, long ago, names a time.
    """
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            statement = ENTER.format(shared="" if alone else "_shared")
            cursor.execute(statement, [LOCK_FAMILY, vote.pk])
        fresh = at_the_clock(vote.pk)
        fresh.clock = at or fresh.clock
        yield fresh


def refuse_unless_open(vote: VoteDesign) -> None:
    """Raise ``RuleBroken`` unless the vote takes ballots now, by its state and both its dates."""
    if vote.clock < vote.opens_at or vote.state == VoteDesign.State.DRAFT:
        raise RuleBroken(_("This vote has not opened yet."))
    if vote.clock >= vote.closes_at or vote.is_closed:
        raise RuleBroken(_("This vote is closed. Ballots are no longer taken."))


def shuffle_if_due(vote: VoteDesign) -> None:
    """Shuffle the outbox into the box once enough ballots and enough time have come together.

    ``vote`` is one that came out of ``inside``. Most calls cost no query.
    """
    if vote.shuffled_at and vote.clock - vote.shuffled_at < BATCH_EVERY:
        return
    if vote.outbox.count() < BATCH:
        return
    with inside(vote, alone=True) as fresh:
        # Somebody else may have been first.
        if not fresh.is_closed and fresh.outbox.count() >= BATCH:
            shuffle(fresh)


def shuffle(vote: VoteDesign) -> int:
    """Move the whole outbox into the box in random order. Needs the box alone.

    The log gets the root of the receipts moved, and how many ballots are in the box after it.
    Returns the number of ballots moved.
    """
    with connection.cursor() as cursor:
        cursor.execute(SHUFFLE, [vote.pk])
        receipts = sorted(receipt for (receipt,) in cursor.fetchall())
    if receipts:
        root = merkle.root(receipts)
        log(vote, VoteEvent.Kind.BATCH, count=vote.ballots.count(), commitment=root)
    VoteDesign.objects.filter(pk=vote.pk).update(shuffled_at=vote.clock)
    return len(receipts)


def log(vote: VoteDesign, kind: str, *, commitment: str, count: int = 0) -> VoteEvent:
    """Add a line to the vote's public log. Needs the box alone.

    Its hash covers the line and the hash of the line before, so none can be changed or left out
    without changing all that follow.
    """
    last = vote.events.order_by("-seq").first()
    day: date = vote.clock.date()
    line = {
        "seq": last.seq + 1 if last else 1,
        "kind": str(kind),
        "count": count,
        "commitment": commitment,
        "previous": last.hash if last else "",
    }
    text = design.canonical({**line, "day": day.isoformat()})
    return VoteEvent.objects.create(vote=vote, day=day, hash=design.sha256_of(text), **line)
