"""What organisations asked, proposed and said, for their pages."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from participation.models import Comment, Process, Proposal
from participation.queries import comments, processes, proposals
from people import contributions
from people.models import Organisation
from people.rules import Visitor


def register() -> None:
    """Have them listed."""
    add = contributions.register_of_organisations
    add("process", _("Questions it puts to people"), _asked)
    add("proposal", _("What it proposed"), _proposed)
    add("comment", _("What it commented"), _commented)


def _asked(organisation: Organisation, reader: Visitor) -> QuerySet[Process]:
    seen = processes.visible_to(reader).filter(organisation=organisation)
    return seen.filter(published_at__isnull=False).order_by("-published_at", "-pk")


def _proposed(organisation: Organisation, reader: Visitor) -> QuerySet[Proposal]:
    seen = proposals.visible_to(reader).filter(organisation=organisation)
    public = seen.exclude(status=Proposal.Status.DRAFT).prefetch_related(None)
    return public.order_by("-published_at", "-pk")


def _commented(organisation: Organisation, reader: Visitor) -> QuerySet[Comment]:
    seen = comments.visible_to(reader).filter(
        organisation=organisation, status=Comment.Status.VISIBLE
    )
    return seen.select_related("proposal__round__process").order_by("-created_at", "-pk")
