from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from common.exceptions import RuleBroken
from participation.models import Ballot, BallotOutbox, Credential, Round, VoteDesign
from participation.queries.voting import design_of
from participation.services.voting_box import inside, refuse_unless_open, shuffle_if_due
from participation.services.voting_opening import opened
from participation.services.voting_words import sentence
from participation.voting.instances import BadBallot, Choices, checked
from participation.voting.receipts import code_hash, new_nonce, normalised, receipt


class WrongCode(RuleBroken):
    """The code belongs to no ballot paper of this vote."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a voter takes away: the receipt of the ballot as it now lies in the box."""

    text: str
    choices: Choices
    revision: int = 1


def cast_ballot(*, round_: Round, code: str, choices: Iterable[str]) -> Receipt:
    """Put a ballot into the box, or replace the one cast with the same code before.

    Knows the code and the choices, never who. Casting the same choices again changes nothing and
    returns the same receipt. When this returns, the ballot is on disk.

    Raises ``WrongCode`` for a code of no paper of this vote, ``RuleBroken`` for choices outside
    the rules of the ballot, too early, or too late.
    """
    (done,) = cast_ballots(vote=opened(round_), ballots=[(code, choices)])
    return done


def cast_ballots(
    *,
    vote: VoteDesign,
    ballots: Iterable[tuple[str, Iterable[str]]],
    at: datetime | None = None,
) -> list[Receipt]:
    """Put several ballots, each a code and choices, into an open vote: all of them or none.

    See ``cast_ballot``; ``at`` is for ballots cast elsewhere, long ago.
    """
    contents = {
        code_hash(str(vote.pk), normalised(code)): _checked(vote, choices)
        for code, choices in ballots
    }
    with inside(vote, at=at) as box:
        refuse_unless_open(box)
        done = _put(box, contents)
    shuffle_if_due(box)
    return done


def _checked(vote: VoteDesign, choices: Iterable[str]) -> Choices:
    design = design_of(vote)
    try:
        return checked(design.instance, choices)
    except BadBallot as bad:
        raise RuleBroken(sentence(bad, design.currency)) from bad


def _put(vote: VoteDesign, contents: Mapping[str, Choices]) -> list[Receipt]:
    credentials = _locked(vote, list(contents))
    # A paper nobody used yet has no ballot: whoever casts one says so in the same transaction.
    before = _ballots_of([c.pk for c in credentials if c.state == Credential.State.USED])
    after = [_written(vote, one, content, before.get(one)) for one, content in contents.items()]
    new = [row for row in after if isinstance(row, BallotOutbox) and row not in before.values()]
    for box in (BallotOutbox, Ballot):
        old = [before[row.code_hash] for row in new if row.code_hash in before]
        if pks := [row.pk for row in old if isinstance(row, box)]:
            box.objects.filter(pk__in=pks).delete()
    BallotOutbox.objects.bulk_create(new)
    if unused := [c.pk for c in credentials if c.state == Credential.State.OPEN]:
        Credential.objects.filter(pk__in=unused).update(state=Credential.State.USED)
    return [Receipt(row.receipt, tuple(row.content), row.revision) for row in after]


def _written(
    vote: VoteDesign, hash_: str, content: Choices, before: Ballot | BallotOutbox | None
) -> Ballot | BallotOutbox:
    """Write out a ballot, or keep the one that says the same already."""
    if before is not None and tuple(before.content) == content:
        return before
    nonce = new_nonce()
    return BallotOutbox(
        vote=vote,
        code_hash=hash_,
        content=list(content),
        nonce=nonce,
        receipt=receipt(vote.sha256, nonce, content),
        revision=before.revision + 1 if before else 1,
    )


def _locked(vote: VoteDesign, hashes: list[str]) -> list[Credential]:
    """Find the credentials and hold them: two casts with one code wait for each other."""
    found = Credential.objects.select_for_update().filter(pk__in=hashes, vote=vote).order_by("pk")
    credentials = list(found.exclude(state=Credential.State.VOID))
    if len(credentials) < len(hashes):
        raise WrongCode(_("This is not a code of this vote. Compare it with your ballot paper."))
    return credentials


def _ballots_of(hashes: list[str]) -> dict[str, Ballot | BallotOutbox]:
    rows: dict[str, Ballot | BallotOutbox] = {}
    if not hashes:
        return rows
    for box in (BallotOutbox, Ballot):
        rows.update({row.code_hash: row for row in box.objects.filter(code_hash__in=hashes)})
    return rows


def choices_of(*, round_: Round, code: str) -> Choices | None:
    """Return what was cast with a code so far, or None; only while the vote is open.

    Raises ``WrongCode`` and ``RuleBroken`` as ``cast_ballot`` does.
    """
    vote = opened(round_)
    hash_ = code_hash(str(vote.pk), normalised(code))
    with inside(vote) as box:
        refuse_unless_open(box)
        _locked(box, [hash_])
        ballot = _ballots_of([hash_]).get(hash_)
    return tuple(ballot.content) if ballot else None
