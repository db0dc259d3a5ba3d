from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any, TypedDict, Unpack
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import RuleBroken
from participation import rules, signals
from participation.models import Action, Answer, Category, Proposal, ProposalVersion, Round
from participation.models.proposals import TEXT_LENGTH
from participation.queries.people import hold
from participation.queries.proposals import held as _held
from participation.queries.proposals import proposals_left
from participation.services import attachments, questions
from participation.services.editions import next_edition, require_latest
from participation.services.pace import keep_pace
from participation.services.premoderation import (
    hold_back,
    is_read_first,
    require_may_change,
)
from participation.services.search_keys import keep_found_by
from participation.services.voices import is_assisted, require_may_speak, spoken_for
from people.models import Mandate, Organisation, Territory, User
from people.services import audit
from thread import services as thread
from thread.refs import Ref, Relation

PROPOSALS = Mandate.Scope.PROPOSALS


class Words(TypedDict, total=False):
    """What an author writes of a proposal; what is left out stays as it is.

    ``organisation`` is in whose name, for which the author needs a mandate; None is their own.
    """

    title: str
    text: str
    language: str
    category: Category | None
    territory: Territory | None
    place_name: str
    latitude: object
    longitude: object
    estimated_cost: object
    organisation: Organisation | None
    attached: list[UUID]
    extras: dict[str, Any]


def ref(proposal: Proposal) -> Ref:
    """Name a proposal for the thread."""
    return Ref("proposal", str(proposal.pk))


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
    _write(proposal, words)
    _speak(proposal, author, words)
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
    proposal = _held(proposal)
    _require(rules.writes(author, proposal), _("Only the authors can do this."))
    _require(proposal.is_draft, _("It is published already."))
    _require_room_for_drafts(proposal.round, at or clock.now())
    require_latest(proposal, author, seen)
    _write(proposal, words)
    _speak(proposal, author, words)
    next_edition(proposal, author)
    proposal.save()
    return proposal


@transaction.atomic
def discard_draft(*, proposal: Proposal, author: User) -> None:
    """Throw one's own draft away for good, with its files.

    Raises:
        RuleBroken: when it is somebody else's, or already published.

    """
    proposal = _held(proposal)
    _require(proposal.author_id == author.pk, _("Only the author can do this."))
    _require(proposal.is_draft, _("It is published already."))
    attachments.drop(proposal.attachments.all())
    proposal.delete()


@transaction.atomic
def publish_draft(*, proposal: Proposal, author: User, at: datetime | None = None) -> Proposal:
    """Make a draft public: its first version, the one people read from now on.

    Publishing twice changes nothing. Where a moderator reads proposals first, it waits for one.
    ``at`` says when it happened, for imports; the round must have been open then.

    Raises:
        RuleBroken: when the round is not open, the person has published as many as it allows,
            is not one of those it is for, may not speak for the organisation any more, or title
            or text is missing.

    """
    hold(author)
    proposal = _held(proposal)
    _require(proposal.author_id == author.pk, _("Only the author can do this."))
    if proposal.is_published or proposal.is_waiting:
        return proposal
    _require_may_publish(proposal, author, at or clock.now())
    keep_pace(person=author, kind="proposal", at=at)
    proposal.author = author  # the very one who acts: only they know who helps them now
    if is_read_first(proposal.round, Proposal) and proposal.origin != Proposal.Origin.IMPORT:
        proposal.hand_in()
        proposal.save()
        hold_back(proposal)
        return proposal
    return make_public(proposal, at or clock.now())


def make_public(proposal: Proposal, moment: datetime) -> Proposal:
    """Publish what was handed in, read first or not; the caller holds it and knows that it may."""
    proposal.publish()
    proposal.published_at = moment
    _new_version(proposal, editor=proposal.author, at=moment)
    audit.record(
        action="proposal.published",
        actor=proposal.author,
        target=_target(proposal),
        detail=spoken_for(proposal.organisation),
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


@transaction.atomic
def edit_proposal(
    *,
    proposal: Proposal,
    author: User,
    at: datetime | None = None,
    seen: int | None = None,
    **words: Unpack[Words],
) -> Proposal:
    """Change a published proposal one writes: a new version, the old ones stay readable.

    Sending the same words again makes no version. ``seen`` is the edition these words were
    written over.

    Raises:
        RuleBroken: when one is none of its authors, it is not public, its round is not open, the
            round's time for changes is over, or the organiser has decided about it.
        Outdated: when another author changed it since ``seen``.

    """
    proposal = _held(proposal)
    moment = at or clock.now()
    _require_may_change(proposal, author, moment)
    require_latest(proposal, author, seen)
    before = proposal.content()
    # In whose name it was published does not change.
    words.pop("organisation", None)
    attachments.require_own(proposal, words.get("attached", []))
    _write(proposal, words)
    if proposal.content() == before:
        return proposal
    _require(bool(proposal.title and proposal.text), _("Write a title and a text first."))
    questions.require_answered(proposal)
    next_edition(proposal, author)
    _new_version(proposal, editor=author, at=moment)
    attachments.drop_unused(proposal, author)
    audit.record(
        action="proposal.edited",
        actor=author,
        target=_target(proposal),
        detail={"version": proposal.version} | spoken_for(proposal.organisation),
    )
    transaction.on_commit(
        partial(signals.proposal_edited.send, sender=Proposal, proposal=proposal, editor=author)
    )
    return proposal


@transaction.atomic
def withdraw_proposal(
    *, proposal: Proposal, author: User, reason: str, at: datetime | None = None
) -> Proposal:
    """Take back one's own proposal. It stays readable with the reason; its supports stay counted.

    Raises:
        RuleBroken: when it is not one's own, not public, its round is not open, or no reason is
            given.

    """
    proposal = _held(proposal)
    if proposal.is_withdrawn and proposal.author_id == author.pk:
        return proposal
    _require_mine_and_open(proposal, author, at or clock.now())
    _require(bool(reason.strip()), _("Say why you withdraw it."))
    proposal.withdraw()
    proposal.withdrawn_at = at or clock.now()
    proposal.withdrawal_reason = reason.strip()[:500]
    proposal.save()
    audit.record(
        action="proposal.withdrawn",
        actor=author,
        target=_target(proposal),
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
    proposal = _held(proposal)
    may = rules.organises(organiser, proposal.round.process)
    _require(may, _("Only the organiser can do this."))
    proposal.organiser_note = text.strip()
    proposal.save(update_fields=["organiser_note", "updated_at"])
    audit.record(action="proposal.noted", actor=organiser, target=_target(proposal))
    return proposal


def _write(proposal: Proposal, words: Words) -> None:
    category = words.get("category")
    mine = category is None or category.process_id == proposal.round.process_id
    _require(mine, _("This category belongs to another process."))
    _require(len(words.get("text", "")) <= TEXT_LENGTH, _("This text is too long."))
    if "extras" in words:
        words["extras"] = questions.checked(proposal.round, words["extras"])
    for name, value in words.items():
        setattr(proposal, name, value)


def _speak(proposal: Proposal, author: User, words: Words) -> None:
    """Note in whose name a draft is written, once the author may write in that name."""
    if "organisation" not in words:
        return
    require_may_speak(author, organisation=proposal.organisation, scope=PROPOSALS)
    if proposal.organisation:
        proposal.origin = Proposal.Origin.ORGANISATION
    elif proposal.origin == Proposal.Origin.ORGANISATION:
        proposal.origin = Proposal.Origin.PARTICIPANT


def _new_version(proposal: Proposal, *, editor: User, at: datetime) -> None:
    last = proposal.versions.aggregate(last=Max("number"))["last"] or 0
    proposal.version = last + 1
    proposal.save()
    keep_found_by(proposal)
    ProposalVersion.objects.create(
        proposal=proposal,
        number=proposal.version,
        created_by=editor,
        created_at=at,
        **proposal.content(),
    )


def _require_room_for_drafts(round_: Round, moment: datetime) -> None:
    _require(round_.kind == Round.Kind.PROPOSALS, _("This round takes no proposals."))
    _require(round_.state_at(moment) != Round.State.CLOSED, _("This round is closed."))


def _require_may_publish(proposal: Proposal, author: User, moment: datetime) -> None:
    round_ = proposal.round
    _require(proposal.is_draft, _("It is published already."))
    _require(round_.kind == Round.Kind.PROPOSALS, _("This round takes no proposals."))
    _require(round_.state_at(moment) == Round.State.OPEN, _("This round is not open."))
    _require(bool(proposal.title and proposal.text), _("Write a title and a text first."))
    _require_mandate(proposal, author)
    questions.require_answered(proposal)
    # What another site published is not one person's.
    imported = proposal.origin == Proposal.Origin.IMPORT
    if not imported:
        rules.require_admitted(author, round_, Action.PROPOSE)
    room = imported or proposals_left(author, round_) > 0
    _require(room, _("You have published as many proposals as this round allows."))


def _require_may_change(proposal: Proposal, author: User, moment: datetime) -> None:
    _require(rules.writes(author, proposal), _("Only the authors can do this."))
    _require_open(proposal, moment)
    _require_mandate(proposal, author)
    require_may_change(proposal.round, Proposal)
    _require(moment < proposal.editable_until, _("The time to change it is over."))
    decided = Answer.objects.filter(proposal=proposal).exists()
    _require(not decided, _("The organiser has decided about it: it stays as it is."))


def _require_mine_and_open(proposal: Proposal, author: User, moment: datetime) -> None:
    _require(proposal.author_id == author.pk, _("Only the author can do this."))
    _require_open(proposal, moment)
    _require_mandate(proposal, author)


def _require_open(proposal: Proposal, moment: datetime) -> None:
    _require(proposal.is_published, _("This proposal is not open any more."))
    is_open = proposal.round.state_at(moment) == Round.State.OPEN
    _require(is_open, _("This round is not open."))


def _require_mandate(proposal: Proposal, author: User) -> None:
    """Whoever acts, or the author they write along with, must still speak for the organisation."""
    if proposal.organisation:
        writers = {author, proposal.author}
        require_may_speak(*writers, organisation=proposal.organisation, scope=PROPOSALS)


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise RuleBroken(otherwise)


def _target(proposal: Proposal) -> str:
    return f"proposal:{proposal.pk}"
