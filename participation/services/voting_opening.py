from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from common.exceptions import RuleBroken
from participation.models import Proposal, RollEntry, Round, VoteDesign, VoteEvent, VoteOption
from participation.queries.voting import at_the_clock, draft_of
from participation.services.voting_box import inside, log
from participation.voting import design
from participation.voting.rolls import person_key
from thread.refs import Ref, Relation
from thread.services import record_many


@dataclass(frozen=True, slots=True)
class OptionDraft:
    """An option as an organiser writes it; ``cost`` in cents, ``texts`` by language."""

    key: str
    cost: int
    texts: Mapping[str, Mapping[str, str]]
    proposal: Proposal | None = None


@transaction.atomic
def prepare_vote(
    *, round_: Round, options: Iterable[OptionDraft], budget: int, **settings: Any
) -> VoteDesign:
    """Write down what a round puts to the vote; writing it again replaces it until opening.

    ``budget`` in cents; ``settings`` are further fields of ``VoteDesign``. Raises ``RuleBroken``
    for another kind of round, without options, and once the round has opened with a design.
    """
    if round_.kind != Round.Kind.VOTE:
        raise RuleBroken(_("Only a round of votes has a ballot."))
    rows = [
        VoteOption(position=place, key=o.key, cost=o.cost, texts=o.texts, proposal=o.proposal)
        for place, o in enumerate(options)
    ]
    if not rows:
        raise RuleBroken(_("A ballot needs something to choose."))
    vote = _vote_to_write(round_)
    for name, value in {"budget": budget, **settings}.items():
        setattr(vote, name, value)
    vote.full_clean(exclude=["round", "state"])
    vote.save()
    vote.options.all().delete()
    for row in rows:
        row.vote = vote
    VoteOption.objects.bulk_create(rows)
    return vote


def _vote_to_write(round_: Round) -> VoteDesign:
    vote = VoteDesign.objects.select_for_update(no_key=True).filter(round=round_).first()
    if vote is None:
        return VoteDesign(round=round_)
    if vote.sha256 or at_the_clock(vote.pk).clock >= round_.opens_at:
        raise RuleBroken(_("This vote has opened. Its rules and options stay as they are."))
    return vote


@transaction.atomic
def enrol(
    *,
    vote: VoteDesign,
    people: Iterable[str],
    source: str = RollEntry.Source.CENSUS,
    area: str = "",
) -> int:
    """Put people on the roll before the vote opens; those on it already stay. Returns how many.

    ``people`` are stable names, such as ``account:12`` or ``census:4711``. Raises ``RuleBroken``
    after opening: then the roll of a vote by list is closed too.
    """
    vote = VoteDesign.objects.select_for_update(no_key=True).get(pk=vote.pk)
    if vote.state != VoteDesign.State.DRAFT:
        raise RuleBroken(_("This vote has opened. Nobody can be added to the roll."))
    today = at_the_clock(vote.pk).clock.date()
    key = bytes(vote.roll_key)
    rows = [
        RollEntry(
            vote=vote, person_key=person_key(key, one), area=area, source=source, changed_on=today
        )
        for one in people
    ]
    return len(RollEntry.objects.bulk_create(rows, ignore_conflicts=True))


def open_vote(*, round_: Round, at: datetime | None = None) -> VoteDesign:
    """Freeze the design of a round's vote and begin its log; doing it again changes nothing.

    Raises ``RuleBroken`` before the round opens. Nobody has to call it in time: whoever needs an
    open vote first opens it, and until then nothing of the design can be changed any more.
    """
    with inside(VoteDesign.objects.get(round=round_), at=at, alone=True) as vote:
        if vote.state != VoteDesign.State.DRAFT:
            return vote
        if vote.clock < vote.opens_at:
            raise RuleBroken(_("This vote has not opened yet."))
        canonical = design.canonical(draft_of(vote))
        vote.freeze(canonical, design.sha256_of(canonical))
        vote.shuffled_at = vote.clock
        vote.save(update_fields=["state", "canonical", "sha256", "shuffled_at"])
        log(vote, VoteEvent.Kind.OPEN, commitment=vote.sha256, count=vote.roll_entries.count())
        _record_thread(vote)
    return vote


def opened(round_: Round, at: datetime | None = None) -> VoteDesign:
    """Return the round's vote, opened if it is time. Raises ``RuleBroken`` if it is not."""
    vote = VoteDesign.objects.filter(round=round_).first()
    if vote is None:
        raise RuleBroken(_("There is nothing to vote on in this round."))
    return vote if vote.sha256 else open_vote(round_=round_, at=at)


def _record_thread(vote: VoteDesign) -> None:
    proposals = vote.options.exclude(proposal=None).values_list("proposal_id", flat=True)
    place = Ref("round", vote.round_id)
    record_many(links=[(Ref("proposal", pk), place, Relation.VOTED_IN) for pk in proposals])
