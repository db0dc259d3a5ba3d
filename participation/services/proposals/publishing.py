"""From a draft to a proposal that everybody reads, through a moderator where the round asks."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import require
from participation import rules, signals
from participation.models import Action, Proposal, Round
from participation.queries.people import hold
from participation.queries.proposals import held, proposals_left
from participation.services import questions
from participation.services.pace import keep_pace
from participation.services.premoderation import hold_back, waits
from participation.services.proposals.drafts import save_draft
from participation.services.proposals.words import (
    new_version,
    ref,
    require_mandate,
    source_of,
    target,
)
from participation.services.voices import spoken_for
from people.models import User
from people.services import audit
from thread import services as thread
from thread.refs import Ref, Relation


@transaction.atomic
def publish_draft(*, proposal: Proposal, author: User, at: datetime | None = None) -> Proposal:
    """Make a draft public: its first version, the one people read from now on.

    Publishing twice changes nothing. Where a moderator reads proposals first, or those of somebody
    new with many links, it waits for one.
    ``at`` says when it happened, for imports; the round must have been open then.

    Raises:
        RuleBroken: when the round is not open, the person has published as many as it allows,
            is not one of those it is for, may not speak for the organisation any more, or title
            or text is missing.

    """
    hold(author)
    proposal = held(proposal)
    require(proposal.author_id == author.pk, _("Only the author can do this."))
    if proposal.is_published or proposal.is_waiting:
        return proposal
    _require_may_publish(proposal, author, at or clock.now())
    keep_pace(person=author, kind="proposal", at=at)
    proposal.author = author  # the very one who acts: only they know who helps them now
    must_wait = waits(proposal.round, proposal, dated=at is not None)
    if must_wait and proposal.origin != Proposal.Origin.IMPORT:
        proposal.hand_in()
        proposal.save()
        hold_back(proposal)
        return proposal
    return make_public(proposal, at or clock.now())


def make_public(proposal: Proposal, moment: datetime) -> Proposal:
    """Publish what was handed in, read first or not; the caller holds it and knows that it may."""
    proposal.publish()
    proposal.published_at = moment
    new_version(proposal, editor=proposal.author, at=moment)
    audit.record(
        action="proposal.published",
        actor=proposal.author,
        target=target(proposal),
        detail=spoken_for(proposal.organisation) | source_of(proposal),
    )
    transaction.on_commit(
        partial(signals.proposal_published.send, sender=Proposal, proposal=proposal)
    )
    return proposal


@transaction.atomic
def publish_proposal(
    *, came_from: Ref | None = None, at: datetime | None = None, **draft: Any
) -> Proposal:
    """Write and publish in one step: takes what ``save_draft`` takes, raises what both raise."""
    saved = save_draft(at=at, **draft)
    proposal = publish_draft(proposal=saved, author=draft["author"], at=at)
    if came_from:
        thread.record(source=came_from, target=ref(proposal), relation=Relation.BECAME)
    return proposal


def _require_may_publish(proposal: Proposal, author: User, moment: datetime) -> None:
    round_ = proposal.round
    require(proposal.is_draft, _("It is published already."))
    require(round_.kind == Round.Kind.PROPOSALS, _("This round takes no proposals."))
    require(round_.state_at(moment) == Round.State.OPEN, _("This round is not open."))
    require(bool(proposal.title and proposal.text), _("Write a title and a text first."))
    require_mandate(proposal, author)
    questions.require_answered(proposal)
    # What another site published is not one person's.
    imported = proposal.origin == Proposal.Origin.IMPORT
    if not imported:
        rules.require_admitted(author, round_, Action.PROPOSE)
    room = imported or proposals_left(author, round_) > 0
    require(room, _("You have published as many proposals as this round allows."))
