"""How proposals and votes stand on a thread."""

from __future__ import annotations

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participation.models import Proposal, Round
from participation.queries import amendments, processes, proposals
from people.rules import Visitor
from thread.refs import Note, Shown

SUMMARY_LENGTH = 200


def proposals_shown(pks: list[str], visitor: Visitor) -> dict[str, Shown]:
    """Show the proposals a visitor may see; one query."""
    found = proposals.visible_to(visitor).prefetch_related(None).filter(pk__in=pks)
    return {
        str(proposal.pk): Shown(
            title=proposal.title,
            url=proposal.get_absolute_url(),
            happened_at=proposal.published_at or proposal.created_at,
            language=proposal.language,
            summary=Truncator(proposal.text).chars(SUMMARY_LENGTH),
            state=str(proposal.get_status_display()),
            notes=_notes(proposal),
        )
        for proposal in found
    }


def amendments_shown(pks: list[str], visitor: Visitor) -> dict[str, Shown]:
    """Show the suggested changes a visitor may see; one query."""
    return {
        str(one.pk): Shown(
            title=one.title,
            url=one.get_absolute_url(),
            happened_at=one.created_at,
            language=one.language,
            summary=Truncator(one.reason).chars(SUMMARY_LENGTH),
            state=str(one.get_status_display()),
        )
        for one in amendments.visible_to(visitor).filter(pk__in=pks)
    }


def _notes(proposal: Proposal) -> list[Note]:
    notes, url = [], proposal.get_absolute_url()
    if proposal.answer:
        words = _("Answer: %(verdict)s") % {"verdict": proposal.answer.get_verdict_display()}
        notes.append(Note(words, f"{url}#answer"))
    if proposal.progress:
        notes.append(Note(proposal.get_progress_display(), f"{url}#progress"))
    if proposal.comment_count and proposal.round.shows_comments:
        words = ngettext("%(number)d comment", "%(number)d comments", proposal.comment_count)
        notes.append(Note(words % {"number": proposal.comment_count}, f"{url}#comments"))
    return notes


def rounds_shown(pks: list[str], visitor: Visitor) -> dict[str, Shown]:
    """Show the votes a visitor may see; one query."""
    found = Round.objects.filter(pk__in=pks, process__in=processes.visible_to(visitor))
    return {
        str(round_.pk): Shown(
            title=round_.title,
            url=round_.get_absolute_url(),
            happened_at=round_.closes_at,
            summary=round_.summary,
            state=str(Round.State(round_.state).label),
        )
        for round_ in found.select_related("process")
    }
