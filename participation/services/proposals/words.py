"""What the verbs on proposals share: words, in whose name, versions."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypedDict
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from common.exceptions import RuleBroken
from participation.models import Category, Proposal, ProposalVersion
from participation.models.proposals import TEXT_LENGTH
from participation.services import questions
from participation.services.search_keys import keep_found_by
from participation.services.voices import require_may_speak
from people.models import Mandate, Organisation, Territory, User
from thread.refs import Ref

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


def target(proposal: Proposal) -> str:
    """Name a proposal for the log."""
    return f"proposal:{proposal.pk}"


def write(proposal: Proposal, words: Words) -> None:
    """Put into a proposal what its author wrote; the caller saves it."""
    category = words.get("category")
    mine = category is None or category.process_id == proposal.round.process_id
    require(mine, _("This category belongs to another process."))
    require(len(words.get("text", "")) <= TEXT_LENGTH, _("This text is too long."))
    if "extras" in words:
        words["extras"] = questions.checked(proposal.round, words["extras"])
    if "title" in words:
        # One line, in every mail and calendar that names it.
        words["title"] = " ".join(words["title"].split())
    for name, value in words.items():
        setattr(proposal, name, value)


def speak(proposal: Proposal, author: User, words: Words) -> None:
    """Note in whose name a draft is written, once the author may write in that name."""
    if "organisation" not in words:
        return
    require_may_speak(author, organisation=proposal.organisation, scope=PROPOSALS)
    if proposal.organisation:
        proposal.origin = Proposal.Origin.ORGANISATION
    elif proposal.origin == Proposal.Origin.ORGANISATION:
        proposal.origin = Proposal.Origin.PARTICIPANT


def new_version(proposal: Proposal, *, editor: User, at: datetime) -> None:
    """Keep what the proposal says now as the next version that people read."""
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


def require_mandate(proposal: Proposal, author: User) -> None:
    """Whoever acts, or the author they write along with, must still speak for the organisation."""
    if proposal.organisation:
        writers = {author, proposal.author}
        require_may_speak(*writers, organisation=proposal.organisation, scope=PROPOSALS)


def require(holds: bool, otherwise: str) -> None:
    """Raise RuleBroken with a sentence when a condition does not hold."""
    if not holds:
        raise RuleBroken(otherwise)
