"""Pictures and documents that come with a proposal: taken in, kept with versions, taken away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from hashlib import sha256
from pathlib import PurePath
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import RuleBroken
from common.kinds import is_honest
from common.pictures import drawn_small
from common.storage import nothing_half_kept
from participation import rules
from participation.models import Attachment, Proposal, ProposalVersion
from participation.models.attachments import NAME_LENGTH
from participation.queries.attachments import kept_in_versions
from people.models import User

DOCUMENTS = ("pdf", "docx", "odt", "xlsx", "ods", "pptx", "odp", "csv", "txt")
PICTURES = ("jpg", "jpeg", "png", "webp")
#: Files one proposal may ever have had, those of earlier versions included.
MOST_EVER = 4
FORGOTTEN = timedelta(days=2)


@dataclass(frozen=True)
class Sent:
    """A file somebody sent, looked into and found harmless."""

    name: str
    digest: str
    content: File
    size: int
    width: int | None = None
    height: int | None = None

    @property
    def is_picture(self) -> bool:
        return self.width is not None

    def facts(self) -> dict[str, Any]:
        """Return what is stored of it, by field name."""
        kind = Attachment.Kind.PICTURE if self.is_picture else Attachment.Kind.DOCUMENT
        return {
            "kind": kind,
            "name": self.name,
            "digest": self.digest,
            "file": self.content,
            "size": self.size,
            "width": self.width,
            "height": self.height,
        }


def look_into(file: File) -> Sent:
    """Look into a file: a picture is drawn anew without what it tells of its sender.

    Raises ValidationError, with a sentence, for what is too large, broken, no kind that is taken
    (SVG and HTML are none), or not what its name says.
    """
    name = _tame(file.name or "")
    kind = PurePath(name).suffix.removeprefix(".").lower()
    if file.size > settings.NORIA_ATTACHMENT_BYTES:
        most = settings.NORIA_ATTACHMENT_BYTES // 1024**2
        raise ValidationError(_("This file is larger than %(most)s MB.") % {"most": most})
    if kind not in (*PICTURES, *DOCUMENTS):
        raise ValidationError(
            _("Send a picture (JPEG, PNG, WebP) or a document (PDF, office file, CSV, text).")
        )
    digest = sha256(b"".join(file.chunks())).hexdigest()
    if kind in PICTURES:
        side, most = settings.NORIA_ATTACHMENT_SIDE, settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
        drawn, (width, height) = drawn_small(file, side=side, most_pixels=most)
        return Sent(name, digest, drawn, drawn.size, width, height)
    if not is_honest(name, file):  # type: ignore[arg-type]
        raise ValidationError(_("This file is not what its name says, is broken, or holds macros."))
    file.seek(0)
    return Sent(name, digest, file, file.size)


def attach(
    *, proposal: Proposal, sender: User, sent: Sent, alternative: str = "", question: str = ""
) -> Attachment:
    """Take in a file for a proposal one writes. To a draft it belongs at once.

    To what is published it belongs when the change that names it is published; until then only
    its authors see it. The same file sent twice is one. File and row come together or not at all.

    Raises:
        RuleBroken: when the proposal is somebody else's or may not be changed, or has as many
            files as one may have.

    """
    with nothing_half_kept():
        proposal = _held(proposal)
        _require_may(proposal, sender)
        known = proposal.attachments.filter(digest=sent.digest).first()
        if known is None:
            _require_room(proposal)
            words = alternative.strip() if sent.is_picture else ""
            known = Attachment.objects.create(
                proposal=proposal,
                sender=sender,
                alternative=words,
                question=question,
                **sent.facts(),
            )
        if proposal.is_draft and known.key not in proposal.attached:
            proposal.attached = [*proposal.attached, known.key]
            proposal.save(update_fields=["attached", "updated_at"])
    return known


@transaction.atomic
def detach(*, proposal: Proposal, sender: User, key: UUID) -> None:
    """Take a file off one's own draft, and away for good. What is not there is gone already.

    Raises:
        RuleBroken: when the draft is somebody else's, or is published: then a change leaves it out.

    """
    proposal = _held(proposal)
    _require_may(proposal, sender)
    if not proposal.is_draft:
        raise RuleBroken(_("It is published already."))
    proposal.attached = [each for each in proposal.attached if each != key]
    proposal.save(update_fields=["attached", "updated_at"])
    drop(proposal.attachments.filter(key=key))


@transaction.atomic
def drop_unused(proposal: Proposal, sender: User) -> None:
    """Take away what one sent for a change that no version of a proposal names. Two queries."""
    mine = proposal.attachments.filter(sender=sender)
    drop(mine.exclude(key__in=kept_in_versions(proposal)))


@transaction.atomic
def drop_forgotten() -> int:
    """Delete files sent for a change that was not published within two days; return how many."""
    named = ProposalVersion.objects.filter(
        proposal=OuterRef("proposal"), attached__contains=[OuterRef("key")]
    )
    old = Attachment.objects.filter(created_at__lt=clock.now() - FORGOTTEN)
    left = old.exclude(proposal__status=Proposal.Status.DRAFT).exclude(Exists(named))
    keys = list(left.values_list("pk", flat=True))
    drop(Attachment.objects.filter(pk__in=keys))
    return len(keys)


@transaction.atomic
def drop(attachments: QuerySet[Attachment]) -> None:
    """Delete files for good: the rows now, the files once that is committed. Two queries."""
    names = list(attachments.values_list("file", flat=True))
    attachments.delete()
    transaction.on_commit(partial(_delete, names))


def require_own(proposal: Proposal, keys: Iterable[UUID]) -> None:
    """Refuse files that are not this proposal's, or too many.

    Raises:
        RuleBroken: with a sentence.

    """
    wanted = set(keys)
    # Those it shows already may be those of the proposal it was in an earlier round.
    new = wanted - set(proposal.attached)
    if proposal.attachments.filter(key__in=new).count() != len(new):
        raise RuleBroken(_("This file is gone. Send it again."))
    if len(wanted) > settings.NORIA_ATTACHMENTS:
        raise RuleBroken(_full())


def _delete(names: list[str]) -> None:
    """Delete what no row names any more: a carried proposal shares its files."""
    named = set(Attachment.objects.filter(file__in=names).values_list("file", flat=True))
    for name in set(names) - named:
        default_storage.delete(name)


def _held(proposal: Proposal) -> Proposal:
    # Not ``queries.held``: the words were just saved through it in the same request.
    rows = Proposal.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("round__process__territory").get(pk=proposal.pk)


def _require_may(proposal: Proposal, sender: User) -> None:
    permission = "edit_draft" if proposal.is_draft else "edit_proposal"
    way = rules.door(f"participation.{permission}", sender, proposal)
    if not way:
        raise RuleBroken(way.needs)


def _require_room(proposal: Proposal) -> None:
    ever = proposal.attachments.count()
    now = ever if proposal.is_draft else 0
    if now >= settings.NORIA_ATTACHMENTS or ever >= settings.NORIA_ATTACHMENTS * MOST_EVER:
        raise RuleBroken(_full())


def _full() -> str:
    most = settings.NORIA_ATTACHMENTS
    return _("A proposal has at most %(most)s files. Take one away first.") % {"most": most}


def _tame(name: str) -> str:
    """Keep of a name what can be shown and stored: no folders, no unseen signs, no giant."""
    last = PurePath(name.replace("\\", "/")).name
    shown = "".join(letter for letter in last if letter.isprintable()).strip()
    end = PurePath(shown).suffix[:6]
    return shown if len(shown) <= NAME_LENGTH else shown[: NAME_LENGTH - len(end)] + end
