from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction
from django.utils.translation import gettext as _

from common.exceptions import RuleBroken
from participation.models import Closing, Credential, RollEntry, Round, VoteDesign, VoteEvent
from participation.queries.voting import by_state, counted, design_of
from participation.services.voting_box import inside, log, shuffle
from participation.services.voting_opening import opened
from participation.voting import ENGINE_VERSION, ballot_file
from participation.voting.instances import votes_per_option

# What was written during the vote is written anew, all in one transaction and in random order:
# neither xmin nor ctid of what is left says who had their paper when, or which ballot came when.
REWRITE_BALLOTS = """
    WITH opened AS (DELETE FROM participation_ballot WHERE vote_id = %s RETURNING *)
    INSERT INTO participation_countedballot (id, vote_id, content, nonce, receipt)
    SELECT gen_random_uuid(), vote_id, content, nonce, receipt FROM opened ORDER BY random()
"""
REWRITE_CREDENTIALS = """
    WITH old AS (DELETE FROM participation_credential WHERE vote_id = %s RETURNING *)
    INSERT INTO participation_credential (code_hash, vote_id, area, channel, state)
    SELECT code_hash, vote_id, area, channel, state FROM old ORDER BY random()
"""
REWRITE_ROLL = """
    WITH old AS (DELETE FROM participation_rollentry WHERE vote_id = %s RETURNING *)
    INSERT INTO participation_rollentry
        (id, vote_id, person_key, area, source, state, changed_on)
    SELECT gen_random_uuid(), vote_id, person_key, area, source, state, changed_on
    FROM old ORDER BY random()
"""
# The old rows are dead but still lie in their pages until they are vacuumed away.
EMPTIED = ("ballotoutbox", "ballot", "credential", "rollentry")


def close_round(*, round_: Round, at: datetime | None = None) -> Closing:
    """Close the box after closing time and count what is in it; again: returns the same closing.

    Holds the box alone, so every ballot that was acknowledged is counted and none comes later;
    the count belongs to the same transaction. Raises ``RuleBroken`` while the vote is open.
    """
    vote = opened(round_, at)
    with inside(vote, at=at, alone=True) as box:
        if box.is_closed:
            return box.closing
        if box.clock < box.closes_at:
            raise RuleBroken(_("This vote is still open."))
        shuffle(box)
        _rewrite(box)
        closing = _closing_of(box)
        log(box, VoteEvent.Kind.CLOSE, count=closing.ballots, commitment=closing.ballot_root)
        box.close()
        box.save(update_fields=["state"])
    _vacuum()
    return closing


def _rewrite(vote: VoteDesign) -> None:
    with connection.cursor() as cursor:
        for statement in (REWRITE_BALLOTS, REWRITE_CREDENTIALS, REWRITE_ROLL):
            cursor.execute(statement, [vote.pk])


def _closing_of(vote: VoteDesign) -> Closing:
    ballots = counted(vote)
    design = design_of(vote)
    return Closing.objects.create(
        vote=vote,
        roll_counts=by_state(RollEntry.objects.filter(vote=vote)),
        credential_counts=by_state(Credential.objects.filter(vote=vote)),
        ballots=len(ballots),
        votes=votes_per_option(design.instance, [ballot.choices for ballot in ballots]),
        ballot_root=ballot_file.ballot_root(ballots, design.receipts),
        design_sha256=vote.sha256,
        engine_version=ENGINE_VERSION,
        closed_at=vote.closes_at,
    )


def _vacuum() -> None:
    """Let PostgreSQL throw away the rows of the open box. Not possible inside a transaction."""
    if transaction.get_connection().in_atomic_block:
        return
    with connection.cursor() as cursor:
        for table in EMPTIED:
            cursor.execute(f"VACUUM participation_{table}")
