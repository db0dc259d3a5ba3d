"""Write, look at it, publish; change it later, or take it back. Each step is kept on the server."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import View

from common.exceptions import RuleBroken
from common.http import as_refusal
from participation import rules
from participation.forms.coauthors import EditionForm
from participation.forms.proposals import (
    CompleteProposalForm,
    NoteForm,
    ProposalForm,
    WithdrawForm,
)
from participation.models import Proposal, Round
from participation.queries.attachments import named
from participation.queries.proposals import proposals_left
from participation.queries.questions import answers_of
from participation.queries.similar import similar_to
from participation.services import proposals as services
from participation.services.editions import Outdated
from participation.views.attachments import FILE_BUTTONS, FilesMixin
from participation.views.kept_words import begun_before, is_kept_quietly
from participation.views.outdated import theirs_and_mine
from participation.views.proposals import ProposalMixin, places_of, proposal_page
from participation.views.refusals import (
    KeepsWordsMixin,
    ProposalAction,
    SignedInMixin,
    said_of_waiting,
)
from participation.views.rounds import visible_round

WRITE = "participation/write.html"


class WritingView(FilesMixin, KeepsWordsMixin, View):
    """The form in which a proposal is written, in a round that takes some."""

    http_method_names = ["get", "head", "post"]
    draft: Proposal | None = None

    @cached_property
    def round_(self) -> Round:
        return visible_round(self.request, self.kwargs["process"], self.kwargs["round"])

    def get(self, request: Any, **_kwargs: Any) -> HttpResponse:
        way = rules.door("participation.propose", request.user, self.round_)
        if not way:
            return self.refused(way)
        return self.begin()

    def begin(self) -> HttpResponse:
        """Show the form, with what was sent before signing in again if there is any."""
        if words := begun_before(self.request):
            return self.show(self.form(words))
        return self.show(self.form(kind=CompleteProposalForm))

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        if is_kept_quietly(request) and self.is_writing_anew:
            return self.keep_quietly()
        form = self.form(request.POST)
        if not (form.is_valid() & self.file_form.is_valid()):
            return self.mistaken(form)
        try:
            if self.changes_files and not self.is_writing_anew:
                return self.changed_files(form)
            draft = self.keep(form)
            self.take_file(draft)
        except Outdated as outdated:
            form.add_error(None, str(outdated))
            return self.show(form, status=409, **theirs_and_mine(self.draft, form))
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self.show(form, status=409)
        return self.go_on(draft)

    def keep_quietly(self) -> JsonResponse:
        """Save a draft while it is written: what is right of it, never over newer words."""
        form = self.form(self.request.POST)
        form.is_valid()
        seen = EditionForm.seen(self.request.POST)
        if self.draft and seen is not None and seen != self.draft.edition:
            elsewhere = _("This draft was changed elsewhere. Reload the page to see it.")
            return JsonResponse({"sentence": elsewhere}, status=409)
        try:
            draft = self.keep(form)
        except RuleBroken as broken:
            return JsonResponse({"sentence": str(broken)}, status=409)
        return JsonResponse({"address": draft.url("edit"), "edition": draft.edition})

    def mistaken(self, form: ProposalForm) -> HttpResponse:
        """Name the mistakes. A file that came along is kept, with what was right of the words."""
        if self.file_form.sent and self.file_form.is_valid():
            try:
                if self.is_writing_anew:
                    self.draft = self.keep(form)
                self.take_file(self.draft)
            except RuleBroken as broken:
                self.file_form.add_error("file", str(broken))
        if not any(name in self.request.POST for name in ("keep", *FILE_BUTTONS)):
            form = self.form(self.request.POST, CompleteProposalForm)
        return self.show(form, status=422)

    def form(self, data: Any = None, kind: type[ProposalForm] = ProposalForm) -> ProposalForm:
        return kind(data, round_=self.round_, author=self.request.user, instance=self.draft)

    def keep(self, form: ProposalForm) -> Proposal:
        return services.save_draft(
            round_=self.round_,
            author=self.request.user,  # type: ignore[arg-type]
            form_key=form.cleaned_data.get("form_key"),
            **form.words(),
        )

    def go_on(self, draft: Proposal) -> HttpResponse:
        """Go to the preview; if something is still missing for that, say so over the kept draft."""
        if not draft.is_draft:
            return redirect(draft)
        if self.changes_files:
            return redirect(f"{draft.url('edit')}#files")
        if "keep" in self.request.POST:
            messages.success(self.request, _("Your draft is saved. Only you can see it."))
            return redirect(draft.url("edit"))
        complete = self.form(self.request.POST, CompleteProposalForm)
        if complete.is_valid():
            seen = similar_to(draft, self.request.user)  # type: ignore[arg-type]
            return redirect(draft.url("similar" if seen else "preview"))
        self.draft = draft
        return self.show(self.form(self.request.POST, CompleteProposalForm), status=422)

    def show(self, form: ProposalForm, status: int = 200, **more: Any) -> HttpResponse:
        seen = EditionForm.seen(self.request.POST)
        context = {
            "form": form,
            "file_form": self.file_form,
            "files": named(self.attached),
            "most_files": settings.NORIA_ATTACHMENTS,
            "round": self.round_,
            "process": self.round_.process,
            "draft": self.draft,
            "edition": self.draft.edition if self.draft and seen is None else seen,
            "left": proposals_left(self.request.user, self.round_),  # type: ignore[arg-type]
            "station": "proposal",
            **more,
        }
        return render(self.request, WRITE, context, status=status)

    def refused(self, way: rules.Door) -> HttpResponse:
        context = {"round": self.round_, "process": self.round_.process, "way": way}
        return render(self.request, "participation/not_now.html", context, status=409)


class ProposeView(WritingView):
    """Begin a proposal."""


class EditView(ProposalMixin, WritingView):
    """Go on with a draft, or change what is published (which makes a new version)."""

    @cached_property
    def round_(self) -> Round:
        return self.proposal.round

    @cached_property
    def draft(self) -> Proposal:  # type: ignore[override]
        return self.proposal

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated and not rules.writes(request.user, self.proposal):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: Any, **_kwargs: Any) -> HttpResponse:
        permission = "edit_draft" if self.proposal.is_draft else "edit_proposal"
        way = rules.door(f"participation.{permission}", request.user, self.proposal)
        return self.begin() if way else self.refused(way)

    def form(self, data: Any = None, kind: type[ProposalForm] = ProposalForm) -> ProposalForm:
        return super().form(data, kind if self.proposal.is_draft else CompleteProposalForm)

    def keep(self, form: ProposalForm) -> Proposal:
        act = services.change_draft if self.proposal.is_draft else services.edit_proposal
        seen = EditionForm.seen(self.request.POST)
        words = form.words()
        if not self.proposal.is_draft:
            words["attached"] = self.attached
        return act(proposal=self.proposal, author=self.request.user, seen=seen, **words)  # type: ignore[operator]


class SimilarView(SignedInMixin, ProposalMixin, View):
    """What others proposed already, before one more of it is published."""

    def get(self, request: Any, **_kwargs: Any) -> HttpResponse:
        if not self.proposal.is_draft:
            return redirect(self.proposal)
        found = similar_to(self.proposal, request.user)
        if not found:
            return redirect(self.proposal.url("preview"))
        context = {
            "draft": self.proposal,
            "round": self.proposal.round,
            "process": self.proposal.round.process,
            "found": found,
            "preview_url": self.proposal.url("preview"),
            "edit_url": self.proposal.url("edit"),
            "station": "proposal",
        }
        return render(request, "participation/similar.html", context)


class PreviewView(SignedInMixin, ProposalMixin, View):
    """A draft as others will see it, with the button that makes it public."""

    def get(self, request: Any, **_kwargs: Any) -> HttpResponse:
        if not self.proposal.is_draft:
            return redirect(self.proposal)
        return preview(request, self.proposal)


def preview(request: Any, proposal: Proposal, refusal: str = "", status: int = 200) -> HttpResponse:
    """Show a draft as it will look."""
    way = rules.door("participation.publish_proposal", request.user, proposal)
    context = {
        "proposal": proposal,
        "files": named(proposal.attached),
        "said": answers_of(proposal),
        "places": places_of(proposal),
        "round": proposal.round,
        "process": proposal.round.process,
        "publishing": way,
        "refusal": refusal,
        "station": "proposal",
    }
    return render(request, "participation/preview.html", context, status=status)


class DiscardView(ProposalAction):
    """Throw one's own draft away."""

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        if self.proposal.author_id != request.user.pk:
            raise PermissionDenied
        try:
            services.discard_draft(proposal=self.proposal, author=request.user)
        except RuleBroken as broken:
            return proposal_page(request, self.proposal, status=409, refusal=str(broken))
        messages.success(request, _("Your draft is gone."))
        return redirect(self.proposal.round)


class PublishView(ProposalAction):
    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        if self.proposal.author_id != request.user.pk:
            raise PermissionDenied
        was_draft = self.proposal.is_draft
        try:
            made = services.publish_draft(proposal=self.proposal, author=request.user)
        except RuleBroken as broken:
            if not was_draft:
                return proposal_page(request, self.proposal, status=409, refusal=str(broken))
            return as_refusal(preview(request, self.proposal, str(broken)), broken)
        if was_draft:
            told = _("Your proposal is published. Thank you.")
            messages.success(request, said_of_waiting(made) if made.is_waiting else told)
        return redirect(self.proposal)


class WithdrawView(SignedInMixin, ProposalMixin, View):
    """Take back one's own proposal, with a reason."""

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated:
            if self.proposal.is_draft:
                raise Http404
            if self.proposal.author_id != request.user.pk:
                raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: Any, **_kwargs: Any) -> HttpResponse:
        way = rules.door("participation.withdraw_proposal", request.user, self.proposal)
        if not way:
            return proposal_page(request, self.proposal, status=409, refusal=way.needs)
        return self.show(WithdrawForm())

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        form = WithdrawForm(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            services.withdraw_proposal(
                proposal=self.proposal, author=request.user, **form.cleaned_data
            )
        except RuleBroken as broken:
            return proposal_page(request, self.proposal, status=409, refusal=str(broken))
        messages.success(request, _("Your proposal is withdrawn."))
        return redirect(self.proposal)

    def show(self, form: WithdrawForm, status: int = 200) -> HttpResponse:
        context = {
            "form": form,
            "proposal": self.proposal,
            "process": self.proposal.round.process,
            "round": self.proposal.round,
            "station": "proposal",
        }
        return render(self.request, "participation/withdraw.html", context, status=status)


class NoteView(ProposalAction):
    """The organiser's public note under a proposal."""

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        if not request.user.has_perm("participation.answer_proposal", self.proposal):
            raise PermissionDenied
        form = NoteForm(request.POST)
        if not form.is_valid():
            return proposal_page(request, self.proposal, status=422, note_form=form)
        text = form.cleaned_data["text"]
        services.write_note(proposal=self.proposal, organiser=request.user, text=text)
        return redirect(f"{self.proposal.get_absolute_url()}#note")
