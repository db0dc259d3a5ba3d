"""Files of proposals: sent with the form, fetched by those who may see the proposal."""

from __future__ import annotations

from mimetypes import guess_type
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_vary_headers
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header, parse_etags
from django.views.generic import View

from participation.forms.attachments import FileForm
from participation.forms.proposals import ProposalForm
from participation.models import Attachment, Proposal
from participation.queries.attachments import open_to
from participation.queries.questions import asked_in
from participation.services import attachments as services
from participation.views.proposals import ProposalMixin

FILE_BUTTONS = ("attach", "detach")


class AttachmentView(ProposalMixin, View):
    """One file. Who may not see the proposal learns nothing, whatever their request says."""

    http_method_names = ["get", "head"]

    def get(self, request: Any, **_kwargs: Any) -> HttpResponse:
        files = open_to(self.reader, self.proposal)
        attachment = get_object_or_404(files, key=self.kwargs["key"])
        response = self.unchanged(request, attachment) or self.whole(attachment)
        # A file never changes, but whether one may have it does: browsers ask each time.
        response["Cache-Control"] = "private, no-cache"
        response["ETag"] = f'"{attachment.key}"'
        response["X-Content-Type-Options"] = "nosniff"
        response["Content-Security-Policy"] = "default-src 'none'"
        patch_vary_headers(response, ["Cookie"])
        return response

    def unchanged(self, request: Any, attachment: Attachment) -> HttpResponse | None:
        known = parse_etags(request.headers.get("if-none-match", "")[:1000])
        return HttpResponseNotModified() if f'"{attachment.key}"' in known else None

    def whole(self, attachment: Attachment) -> HttpResponse:
        kind, _packed = guess_type(attachment.file.name or "")
        try:
            with attachment.file.open() as file:
                response = HttpResponse(
                    file.read(), content_type=kind or "application/octet-stream"
                )
        except FileNotFoundError as gone:
            raise Http404 from gone
        named = content_disposition_header(as_attachment=True, filename=attachment.shown_name)
        response["Content-Disposition"] = named or "attachment"
        return response


class FilesMixin:
    """What a writing form does with files.

    Those of a draft are its own at once. Those of a change to what is published stand in the form,
    and become public with the change.
    """

    request: Any
    draft: Proposal | None
    show: Any
    round_: Any

    @cached_property
    def file_form(self) -> FileForm:
        if self.request.method != "POST":
            return self.empty_file_form()
        sent = (self.request.POST, self.request.FILES)
        return FileForm(*sent, sender=self.request.user, asked=asked_in(self.round_))

    def empty_file_form(self) -> FileForm:
        return FileForm(sender=self.request.user, asked=asked_in(self.round_))

    @property
    def changes_files(self) -> bool:
        return any(name in self.request.POST for name in FILE_BUTTONS)

    @property
    def is_writing_anew(self) -> bool:
        """Whether these words are a draft: its files and words are kept with every step."""
        return self.draft is None or self.draft.is_draft

    @cached_property
    def attached(self) -> list[UUID]:
        """Name the files as the form stands now."""
        if self.draft is None:
            return []
        if self.draft.is_draft or self.request.method != "POST":
            return list(self.draft.attached)
        taken_off = keys_in(self.request.POST.getlist("detach"))
        asked = keys_in(self.request.POST.getlist("attached"))
        known = self.draft.attachments.filter(key__in=asked).values_list("key", flat=True)
        own = {*self.draft.attached, *known}
        return [key for key in asked if key in own and key not in taken_off]

    def take_file(self, proposal: Proposal | None) -> None:
        """Take in the file that was sent, if one was; take off a draft what is to go."""
        if proposal is None:
            return
        for key in keys_in(self.request.POST.getlist("detach")) if proposal.is_draft else []:
            services.detach(proposal=proposal, sender=self.request.user, key=key)
        if self.file_form.sent:
            kept = services.attach(
                proposal=proposal,
                sender=self.request.user,
                sent=self.file_form.sent,
                alternative=self.file_form.cleaned_data.get("alternative", ""),
                question=self.file_form.cleaned_data.get("question", ""),
            )
            self.attached = list(dict.fromkeys([*self.attached, kept.key]))
            self.file_form = self.empty_file_form()

    def changed_files(self, form: ProposalForm) -> HttpResponse:
        """Show the form of a change again, with other files than before; nothing is public yet."""
        self.take_file(self.draft)
        return self.show(form)


def keys_in(values: list[str]) -> list[UUID]:
    """Read keys of files from a form; what is none is left out."""
    found = (key_of(value) for value in values[:100])
    return list(dict.fromkeys(key for key in found if key))


def key_of(value: str) -> UUID | None:
    try:
        return UUID(value)
    except ValueError:
        return None
