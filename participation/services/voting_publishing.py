from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _

from common.exceptions import RuleBroken
from participation.models import Closing, Result, Round, VoteDesign
from participation.queries.voting import counted, design_of
from participation.queries.voting_files import ballot_file_of, result_text
from participation.services.voting_box import inside
from participation.services.voting_closing import close_round
from participation.voting import ballot_file, recount
from participation.voting.budget import Outcome, greedy
from participation.voting.design import Design, sha256_of
from participation.voting.lots import LotNeeded, published_lot
from thread.refs import Ref, Relation
from thread.services import record_many

# Below this many ballots, reading them all would tell too much about people who know each other.
FEWEST_TO_PUBLISH = 30


class LotRequired(RuleBroken):
    """Equals compete for the last money: a public draw has to be entered first."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        super().__init__(_("Options with equal votes and cost compete for the money left."))
        self.keys = keys


class CountsDiffer(Exception):
    """The two counts of a vote do not agree. Nothing is published; somebody must look."""


def publish_result(*, round_: Round, lot_seed: str = "") -> Result:
    """Count a closed vote twice and publish the outcome; doing it again changes nothing.

    ``lot_seed`` is what was drawn in public after closing; it is used only if a lot decides.
    Raises ``LotRequired`` if one is needed and none is given, ``CountsDiffer`` if the engine and
    the stand-alone recount of the public file disagree, ``RuleBroken`` before closing.
    """
    vote = VoteDesign.objects.get(round=round_)
    with inside(vote, alone=True) as box:
        closing = Closing.objects.filter(vote=box).first()
        if closing is None:
            raise RuleBroken(_("This vote is still open."))
        if existing := Result.objects.filter(closing=closing).first():
            return existing
        result = _count(box, closing, " ".join(lot_seed.split()))
        result.save(force_insert=True)
        _record_thread(box, result)
    return result


def result_of(round_: Round) -> Result:
    """Return the result of a round whose time is over, closing and counting first if need be.

    Rounds end by their dates; whoever looks first does the work. Raises ``LotRequired`` while a
    draw is awaited and ``RuleBroken`` while the vote is open. Once published: one query, no lock.
    """
    if existing := Result.objects.filter(closing__vote__round=round_).first():
        return existing
    close_round(round_=round_)
    return publish_result(round_=round_)


def _count(vote: VoteDesign, closing: Closing, seed: str) -> Result:
    design = design_of(vote)
    ballots = counted(vote)
    outcome, by_lot = _outcome(design, ballots, closing, seed)
    result = Result(
        closing=closing,
        lot_seed=seed if by_lot else "",
        winners=list(outcome.winners),
        trace=[asdict(step) for step in outcome.steps],
        spent=outcome.spent,
        publication=_publication(design, ballots),
        published_at=vote.clock,
    )
    text = ballot_file_of(vote, closing, result, ballots)
    _refuse_if_counts_differ(closing, outcome, ballots, text)
    result.file_sha256 = sha256_of(text)
    result.canonical = result_text(closing, result)
    result.sha256 = sha256_of(result.canonical)
    return result


def _outcome(
    design: Design, ballots: list[ballot_file.CountedBallot], closing: Closing, seed: str
) -> tuple[Outcome, bool]:
    choices = [ballot.choices for ballot in ballots]
    try:
        return greedy(design.instance, choices), False
    except LotNeeded as needed:
        if not seed:
            raise LotRequired(needed.keys) from needed
    return greedy(design.instance, choices, published_lot(closing.ballot_root, seed)), True


def _publication(design: Design, ballots: list[ballot_file.CountedBallot]) -> str:
    few = len(ballots) < FEWEST_TO_PUBLISH
    unanimous = len({ballot.choices for ballot in ballots}) == 1
    if few or unanimous:
        return VoteDesign.Publication.AUDITORS.value
    return str(design.data["publication"])


def _refuse_if_counts_differ(
    closing: Closing,
    outcome: Outcome,
    ballots: list[ballot_file.CountedBallot],
    text: str,
) -> None:
    again: dict[str, Any] = recount.recount(text)
    agree = (
        not again["problems"]
        and set(again["winners"]) == set(outcome.winners)
        and again["votes"] == outcome.votes == closing.votes
        and again["ballots"] == len(ballots) == closing.ballots
        and closing.ballot_root in text
    )
    if not agree:
        raise CountsDiffer(again["problems"])


def _record_thread(vote: VoteDesign, result: Result) -> None:
    chosen = vote.options.filter(key__in=result.winners).exclude(proposal=None)
    pks = chosen.values_list("proposal_id", flat=True)
    place = Ref("round", vote.round_id)
    record_many(links=[(Ref("proposal", pk), place, Relation.SELECTED_BY) for pk in pks])
