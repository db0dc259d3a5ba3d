"""Which files came with a proposal, and who may fetch them."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from participation import rules
from participation.models import Attachment, Proposal, ProposalVersion
from people.rules import Visitor


def named(keys: Iterable[UUID]) -> list[Attachment]:
    """Return the files a proposal shows, in this order. One query, or none.

    One that was carried into another round shows those of the proposal it was, which guards them.
    """
    wanted = list(keys)
    if not wanted:
        return []
    sent = Attachment.objects.filter(key__in=wanted).select_related("proposal__round__process")
    known = {one.key: one for one in sent}
    return [known[key] for key in wanted if key in known]


def files_of(versions: list[ProposalVersion]) -> list[list[Attachment]]:
    """Return the files each version of a proposal had. One query, or none."""
    wanted = {key for version in versions for key in version.attached}
    known = {one.key: one for one in named(wanted)}
    return [[known[key] for key in version.attached if key in known] for version in versions]


def open_to(reader: Visitor, proposal: Proposal) -> QuerySet[Attachment]:
    """Return the files of a proposal which somebody who sees the proposal may fetch.

    What it shows now or a version showed; its authors also what waits for a change to be published.
    """
    if rules.writes(reader, proposal):
        return proposal.attachments.all()
    shown = {*proposal.attached, *kept_in_versions(proposal)}
    return proposal.attachments.filter(key__in=shown)


def kept_in_versions(proposal: Proposal) -> set[UUID]:
    """Return the keys of all files any version of a proposal showed. One query."""
    versions = ProposalVersion.objects.filter(proposal=proposal)
    return {key for keys in versions.values_list("attached", flat=True) for key in keys}
