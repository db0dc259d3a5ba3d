"""What somebody is still writing: nobody else sees it."""

from __future__ import annotations

from datetime import datetime
from typing import Unpack
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import require
from participation import rules
from participation.models import Proposal, Round
from participation.queries.people import hold
from participation.queries.proposals import held
from participation.services import attachments
from participation.services.editions import next_edition, require_latest
from participation.services.premoderation import forget_taken_back
from participation.services.proposals.words import Words, ref, speak, write
from participation.services.voices import is_assisted
from people.models import User
from thread import services as thread
from thread.refs import Ref, Relation


@transaction.atomic
def save_draft(  # noqa: PLR0913 -- whose draft it is and where it comes from are five facts
    *,
    round_: Round,
    author: User,
    form_key: UUID | None = None,
    origin: str = Proposal.Origin.PARTICIPANT,
    credited_to: str = "",
    came_from: Ref | None = None,
    at: datetime | None = None,
    **words: Unpack[Words],
) -> Proposal:
    """Keep what somebody is writing, for their eyes only; nothing need be complete.

    The same ``form_key`` sent again rewrites the same draft, or returns the proposal unchanged
    once it is published. ``came_from`` names what it grew out of, for the thread; ``at`` says
    when it was written, for imports.

    Raises:
        RuleBroken: when the round takes no proposals or is over, or the author may not speak for
            the organisation.

    """
    hold(author)
    known = Proposal.objects.filter(author=author, form_key=form_key).first() if form_key else None
    if known:
        if not known.is_draft:
            return known
        return change_draft(proposal=known, author=author, at=at, **words)
    _require_room_for_drafts(round_, at or clock.now())
    words.setdefault("language", author.language)
    if is_assisted(author) and origin == Proposal.Origin.PARTICIPANT:
        origin = Proposal.Origin.ASSISTED
    proposal = Proposal(
        round=round_, author=author, form_key=form_key, origin=origin, credited_to=credited_to
    )
    write(proposal, words)
    speak(proposal, author, words)
    proposal.save()
    if came_from:
        thread.record(source=came_from, target=ref(proposal), relation=Relation.BECAME)
    return proposal


@transaction.atomic
def change_draft(
    *,
    proposal: Proposal,
    author: User,
    at: datetime | None = None,
    seen: int | None = None,
    **words: Unpack[Words],
) -> Proposal:
    """Rewrite a draft of one's own, or one that one writes along.

    ``seen`` is the edition these words were written over.

    Raises:
        RuleBroken: when it is somebody else's, already published, its round is over, or the
            author may not speak for the organisation.
        Outdated: when another author changed it since ``seen``.

    """
    proposal = held(proposal)
    require(rules.writes(author, proposal), _("Only the authors can do this."))
    require(proposal.is_draft, _("It is published already."))
    _require_room_for_drafts(proposal.round, at or clock.now())
    require_latest(proposal, author, seen)
    write(proposal, words)
    speak(proposal, author, words)
    next_edition(proposal, author)
    proposal.save()
    return proposal


@transaction.atomic
def discard_draft(*, proposal: Proposal, author: User) -> None:
    """Throw one's own draft away for good, with its files.

    Raises:
        RuleBroken: when it is somebody else's, or already published.

    """
    proposal = held(proposal)
    require(proposal.author_id == author.pk, _("Only the author can do this."))
    require(proposal.is_draft, _("It is published already."))
    attachments.drop(proposal.attachments.all())
    forget_taken_back(Proposal.objects.filter(pk=proposal.pk))
    proposal.delete()


def _require_room_for_drafts(round_: Round, moment: datetime) -> None:
    require(round_.kind == Round.Kind.PROPOSALS, _("This round takes no proposals."))
    require(round_.state_at(moment) != Round.State.CLOSED, _("This round is closed."))
