"""Notes among those who review a proposal and those who answer it, on the pages of both."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from common.exceptions import RuleBroken
from participation.forms.lists import ReplyForm
from participation.forms.reviews import ReviewNoteForm
from participation.models import Proposal
from participation.queries.review_notes import notes_on
from participation.services.review_notes import write_note


class NotesMixin:
    """A page that shows the notes on a proposal, with the form that adds one."""

    request: Any

    def notes(
        self, proposal: Proposal, page: str, form: ReviewNoteForm | None = None
    ) -> dict[str, Any]:
        """Gather what ``reviews/notes.html`` shows on the page at this address."""
        asked = {"parent": ReplyForm.read(self.request.GET)["reply"]}
        form = form or ReviewNoteForm(proposal=proposal, initial=asked)
        return {"notes": notes_on(proposal), "note_form": form, "notes_page": page}

    def add_note(self, proposal: Proposal, back: str) -> HttpResponse:
        """Keep what was sent, or show it again with what is wrong."""
        form = ReviewNoteForm(self.request.POST, proposal=proposal)
        if not form.is_valid():
            return self.show_notes(form, 422)
        try:
            write_note(
                proposal=proposal,
                author=self.request.user,
                text=form.cleaned_data["text"],
                parent=form.answered,
            )
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self.show_notes(form, 409)
        messages.success(self.request, _("Your note is there for the others."))
        return redirect(f"{back}#notes")

    def show_notes(self, form: ReviewNoteForm, status: int) -> HttpResponse:
        raise NotImplementedError
