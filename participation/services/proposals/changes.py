"""What is done with a published proposal: new versions, taking it back, the organiser's note."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import require
from participation import rules, signals
from participation.models import Answer, Proposal, Round
from participation.queries.proposals import held
from participation.rules_steps import require_no_step
from participation.rules_words import not_fresh
from participation.services import attachments, questions
from participation.services.editions import next_edition, require_latest
from participation.services.first_day import require_few_links
from participation.services.premoderation import require_may_change
from participation.services.proposals.words import (
    Words,
    new_version,
    require_mandate,
    source_of,
    target,
    write,
)
from participation.services.voices import spoken_for
from people.models import User
from people.services import audit


@transaction.atomic
def edit_proposal(
    *,
    proposal: Proposal,
    author: User,
    at: datetime | None = None,
    seen: int | None = None,
    was_read: bool = False,
    **words: Unpack[Words],
) -> Proposal:
    """Change a published proposal one writes: a new version, the old ones stay readable.

    Sending the same words again makes no version. ``seen`` is the edition these words were
    written over; ``was_read`` says that a moderator has read them where the round asks for it.

    Raises:
        RuleBroken: when one is none of its authors, it is not public, its round is not open, the
            round's time for changes is over, the organiser has decided about it, or somebody new
            puts in many links.
        Outdated: when another author changed it since ``seen``.

    """
    proposal = held(proposal)
    moment = at or clock.now()
    _require_may_change(proposal, author, moment)
    if not was_read:
        require_may_change(proposal.round, Proposal)
    require_latest(proposal, author, seen)
    before = proposal.content()
    # In whose name it was published does not change.
    words.pop("organisation", None)
    attachments.require_own(proposal, words.get("attached", []))
    write(proposal, words)
    if proposal.content() == before:
        return proposal
    _require_whole(proposal, author)
    next_edition(proposal, author)
    new_version(proposal, editor=author, at=moment)
    attachments.drop_unused(proposal, author)
    _say_edited(proposal, author)
    return proposal


@transaction.atomic
def withdraw_proposal(
    *,
    proposal: Proposal,
    author: User,
    reason: str,
    withdrawn_for: str = Proposal.WithdrawnFor.OTHER,
    at: datetime | None = None,
) -> Proposal:
    """Take back one's own proposal. It stays readable with the reason; its supports stay counted.

    ``withdrawn_for`` is one of ``Proposal.WithdrawnFor``, ``reason`` says it in words.

    Raises:
        RuleBroken: when it is not one's own, not public, its round is not open, or no reason is
            given.

    """
    proposal = held(proposal)
    if proposal.is_withdrawn and proposal.author_id == author.pk:
        return proposal
    _require_mine_and_open(proposal, author, at or clock.now())
    require(bool(reason.strip()), _("Say why you withdraw it."))
    proposal.withdraw()
    proposal.withdrawn_at = at or clock.now()
    proposal.withdrawn_for = Proposal.WithdrawnFor(withdrawn_for)
    proposal.withdrawal_reason = reason.strip()[:500]
    proposal.save()
    audit.record(
        action="proposal.withdrawn",
        actor=author,
        target=target(proposal),
        detail=spoken_for(proposal.organisation),
    )
    transaction.on_commit(
        partial(signals.proposal_withdrawn.send, sender=Proposal, proposal=proposal)
    )
    return proposal


@transaction.atomic
def write_note(*, proposal: Proposal, organiser: User, text: str) -> Proposal:
    """Put the organiser's note under a proposal, or take it away with an empty text.

    Raises:
        RuleBroken: when the person does not organise the process.

    """
    proposal = held(proposal)
    may = rules.organises(organiser, proposal.round.process)
    require(may, _("Only the organiser can do this."))
    proposal.organiser_note = text.strip()
    proposal.save(update_fields=["organiser_note", "updated_at"])
    audit.record(action="proposal.noted", actor=organiser, target=target(proposal))
    return proposal


def _require_whole(proposal: Proposal, author: User) -> None:
    require(bool(proposal.title and proposal.text), _("Write a title and a text first."))
    require_few_links(author, proposal.title, proposal.text)
    questions.require_answered(proposal)


def _say_edited(proposal: Proposal, author: User) -> None:
    audit.record(
        action="proposal.edited",
        actor=author,
        target=target(proposal),
        detail={"version": proposal.version}
        | spoken_for(proposal.organisation)
        | source_of(proposal),
    )
    transaction.on_commit(
        partial(signals.proposal_edited.send, sender=Proposal, proposal=proposal, editor=author)
    )


def _require_may_change(proposal: Proposal, author: User, moment: datetime) -> None:
    require(rules.writes(author, proposal), _("Only the authors can do this."))
    require_no_step(author)
    _require_open(proposal, moment)
    require_mandate(proposal, author)
    fresh = moment < proposal.editable_until and not proposal.is_settled
    require(fresh, not_fresh(proposal))
    decided = Answer.objects.filter(proposal=proposal).exists()
    require(not decided, _("The organiser has decided about it: it stays as it is."))


def _require_mine_and_open(proposal: Proposal, author: User, moment: datetime) -> None:
    require(proposal.author_id == author.pk, _("Only the author can do this."))
    _require_open(proposal, moment)
    require_mandate(proposal, author)


def _require_open(proposal: Proposal, moment: datetime) -> None:
    require(proposal.is_published, _("This proposal is not open any more."))
    is_open = proposal.round.state_at(moment) == Round.State.OPEN
    require(is_open, _("This round is not open."))
