"""What the verbs on proposals share: words, in whose name, versions."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypedDict
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import Max
from django.utils.translation import gettext as _

from common.exceptions import RuleBroken, require
from participation import rules
from participation.models import Category, Proposal, ProposalVersion
from participation.models.proposals import TEXT_LENGTH
from participation.services import questions
from participation.services.search_keys import keep_found_by
from participation.services.voices import is_assisted, require_may_speak
from people.models import Mandate, Organisation, Territory, User
from thread.refs import Ref

PROPOSALS = Mandate.Scope.PROPOSALS
Origin = Proposal.Origin
# What words say of where a proposal comes from, not of what it asks for.
SOURCES = {"is_official", "is_from_paper", "repeats"}
LONGEST_ADDRESS = 500
is_address = URLValidator(schemes=["http", "https"])


class Words(TypedDict, total=False):
    """What an author writes of a proposal; what is left out stays as it is.

    ``organisation`` is in whose name, for which the author needs a mandate; None is their own.
    ``is_official`` says that the public body that runs the process speaks, through an organiser;
    ``is_from_paper`` that a verifier copied it from the form of the person beside them. ``repeats``
    is the address of what it does again.
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
    is_official: bool
    is_from_paper: bool
    repeats: str
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
        if name not in SOURCES:
            setattr(proposal, name, value)


def speak(proposal: Proposal, author: User, words: Words) -> None:
    """Note in whose name a draft is written, and how, once the author may write so."""
    if "is_official" in words:
        _speak_for_the_body(proposal, author, is_official=words["is_official"])
    if "organisation" in words and proposal.origin != Origin.OFFICIAL:
        require_may_speak(author, organisation=proposal.organisation, scope=PROPOSALS)
        if proposal.organisation:
            proposal.origin = Origin.ORGANISATION
        elif proposal.origin == Origin.ORGANISATION:
            proposal.origin = Origin.PARTICIPANT
    if "is_from_paper" in words:
        _note_paper(proposal, author, is_from_paper=words["is_from_paper"])
    if "repeats" in words:
        _note_repeated(proposal, words["repeats"].strip())


def _speak_for_the_body(proposal: Proposal, author: User, *, is_official: bool) -> None:
    if is_official:
        body = proposal.round.process.organisation
        require(body is not None, _("No public body runs this process."))
        proposal.organisation, proposal.origin = body, Origin.OFFICIAL
        require_mandate(proposal, author)
    elif proposal.origin == Origin.OFFICIAL:
        proposal.origin, proposal.credited_to = Origin.PARTICIPANT, ""


def _note_paper(proposal: Proposal, author: User, *, is_from_paper: bool) -> None:
    if is_from_paper:
        require(is_assisted(author), _("Only who helps somebody copies a paper form."))
        # The number leads whoever doubts the words to the paper.
        is_numbered = any(sign.isdigit() for sign in author.assisted.reason)
        require(is_numbered, _("Begin the assisted session with the form’s number in the reason."))
        proposal.origin = Origin.PAPER
    elif proposal.origin == Origin.PAPER:
        proposal.origin = Origin.ASSISTED


def _note_repeated(proposal: Proposal, address: str) -> None:
    """Keep what a proposal repeats; that is where it comes from, unless it comes from more."""
    if address:
        try:
            is_address(address)
        except ValidationError as wrong:
            raise RuleBroken(_("This is no address of the web.")) from wrong
        require(len(address) <= LONGEST_ADDRESS, _("This address is too long."))
    proposal.repeats = address
    if address and proposal.origin == Origin.PARTICIPANT:
        proposal.origin = Origin.REPLICATED
    elif not address and proposal.origin == Origin.REPLICATED:
        proposal.origin = Origin.PARTICIPANT


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
    """Whoever acts, or the author they write along with, must still speak for the organisation.

    For the public body that runs the process, one of them must organise it.
    """
    writers = {author, proposal.author}
    if proposal.origin == Origin.OFFICIAL:
        may = any(rules.organises(one, proposal.round.process) for one in writers)
        require(may, _("Only organisers of this process write for its public body."))
    elif proposal.organisation:
        require_may_speak(*writers, organisation=proposal.organisation, scope=PROPOSALS)


def source_of(proposal: Proposal) -> dict[str, str]:
    """Say in the detail of an audit event that the words are a public body's, or of a form."""
    told = proposal.origin in {Origin.OFFICIAL, Origin.PAPER}
    return {"origin": str(proposal.origin)} if told else {}
