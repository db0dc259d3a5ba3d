from __future__ import annotations

from itertools import pairwise, zip_longest
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_vary_headers
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from common.coast import Place, degrees
from common.differences import difference
from common.http import Request
from participation import rules
from participation.forms.comments import CommentForm
from participation.forms.lists import ReplyForm
from participation.forms.progress import ProgressForm
from participation.forms.proposals import NoteForm
from participation.models import Comment, Proposal
from participation.queries import merges
from participation.queries import proposals as queries
from participation.queries.amendments import credits_of
from participation.queries.attachments import files_of, named
from participation.queries.care import erased_by
from participation.queries.endorsements import names_at
from participation.queries.progress import may_be_said_of, notes_on
from participation.queries.questions import answers_of, asked_in, said
from participation.queries.translations import translated
from participation.services.proposals import ref
from participation.views.kept_words import begun_before
from participation.views.talk import quote, talk_of
from participation.views.visitors import sign_in_url, visitor_of
from people.models import User
from people.rules import Visitor
from thread.queries import thread_of

TEMPLATE = "participation/proposal.html"
MOST_VERSIONS = 50


class ProposalMixin:
    """The proposal an address names, as far as the visitor may see it."""

    request: Any
    kwargs: dict[str, Any]

    @cached_property
    def reader(self) -> Visitor:
        return visitor_of(self.request)

    @cached_property
    def proposal(self) -> Proposal:
        return get_object_or_404(
            translated(queries.visible_to(self.reader), "proposal"),
            pk=self.kwargs["pk"],
            round__slug=self.kwargs["round"],
            round__process__slug=self.kwargs["process"],
        )

    def read_again(self) -> Proposal:
        """Return the proposal as it stands after something was done, or refused."""
        readable = translated(queries.visible_to(self.reader), "proposal")
        self.proposal = get_object_or_404(readable, pk=self.proposal.pk)
        return self.proposal


class ProposalView(ProposalMixin, View):
    def get(self, request: Request, **_: Any) -> HttpResponse:
        try:
            return proposal_page(request, self.proposal)
        except Http404:
            return self._hidden_page(request)

    def _hidden_page(self, request: Request) -> HttpResponse:
        """Say that a moderator hid or erased what stood here: that is not never having been."""
        hidden = queries.hidden_from(self.reader).filter(
            pk=self.kwargs["pk"],
            round__slug=self.kwargs["round"],
            round__process__slug=self.kwargs["process"],
        )
        proposal = get_object_or_404(hidden)
        context = {
            "round": proposal.round,
            "erased_by": erased_by(proposal) if proposal.status == Proposal.Status.ERASED else "",
        }
        return render(request, "participation/care/hidden.html", context, status=410)


class VersionsView(ProposalMixin, TemplateView):
    """What people could read, and since when."""

    template_name = "participation/versions.html"

    def get_context_data(self, **_kwargs: Any) -> dict[str, Any]:
        if self.proposal.is_draft:
            raise Http404
        found = self.proposal.versions.select_related(
            "created_by", "category", "territory"
        ).order_by("-number")
        versions: list[Any] = list(found[: MOST_VERSIONS + 1])
        asked = asked_in(self.proposal.round) if any(v.extras for v in versions) else []
        for version in versions:
            version.said = said(asked, version.extras)
        for version, files in zip(versions, files_of(versions), strict=True):
            version.files = files
        changes = [difference(_words(older), _words(newer)) for newer, older in pairwise(versions)]
        versions_shown = list(zip_longest(versions[:MOST_VERSIONS], changes))
        return super().get_context_data(
            credits=credits_of(self.proposal),
            proposal=self.proposal,
            versions=versions_shown,
            station="proposal",
        )


def _words(version: Any) -> str:
    facts = {
        _("Theme"): version.category,
        _("Where"): version.territory,
        _("Name of the place"): version.place_name,
        _("Point on the map"): degrees(version.latitude, version.longitude),
        _("Estimated cost"): "" if version.estimated_cost is None else version.estimated_cost,
    }
    told = (f"{name}: {fact}" for name, fact in facts.items() if str(fact or ""))
    answers = (f"{one.question}: {', '.join(one.words)}" for one in version.said)
    files = (file.name for file in version.files)
    return "\n".join([version.title, version.text, *told, *answers, *files])


def proposal_page(  # noqa: PLR0913 -- what a refused action leaves to be shown
    request: Request,
    proposal: Proposal,
    *,
    status: int = 200,
    refusal: str = "",
    comment_form: CommentForm | None = None,
    note_form: NoteForm | None = None,
    progress_form: ProgressForm | None = None,
    only: Comment | None = None,
    fragment: str = "",
) -> HttpResponse:
    """Show a proposal with its discussion, and what was refused if something was.

    htmx gets the ``fragment`` alone. ``only`` shows one conversation instead of all.
    """
    context = {
        **_about(proposal, visitor_of(request)),
        **_discussion(request, proposal, comment_form, only),
        "note_form": note_form,
        "progress": notes_on(proposal),
        "progress_form": progress_form,
        "refusal": refusal,
        "refused_at": fragment,
        "station": "proposal" if proposal.round.kind == "proposals" else "comment",
    }
    if context["answers"] and not note_form:
        context["note_form"] = NoteForm(initial={"text": proposal.organiser_note})
    if context["answers"] and not progress_form and may_be_said_of(proposal):
        context["progress_form"] = ProgressForm(proposal=proposal)
    name = f"{TEMPLATE}#{fragment}" if fragment and request.htmx else TEMPLATE
    response = render(request, name, context, status=status)
    patch_vary_headers(response, ["HX-Request", "HX-Boosted"])
    return response


def places_of(proposal: Proposal) -> list[Place]:
    """Return the point of a proposal for the map and its table, if it has one."""
    latitude, longitude = proposal.latitude, proposal.longitude
    if latitude is None or longitude is None:
        return []
    name = proposal.place_name or str(proposal.territory or "") or proposal.title
    detail = degrees(latitude, longitude)
    return [Place(name, float(latitude), float(longitude), detail=detail)]


def _about(proposal: Proposal, reader: Visitor) -> dict[str, Any]:
    """Gather what the page says about the proposal and what the reader may do with it."""
    signed_in = reader.is_authenticated
    supporting = rules.door("participation.support_proposal", reader, proposal)
    given = queries.supports_of(reader, proposal) if signed_in else queries.Given()
    return {
        **_about_merges(proposal, reader),
        **_about_names(proposal, reader),
        "proposal": proposal,
        "files": named(proposal.attached),
        "said": answers_of(proposal),
        "places": places_of(proposal),
        "process": proposal.round.process,
        "round": proposal.round,
        "thread": thread_of(ref(proposal), reader, alone=False),
        "supporting": supporting,
        "given": given,
        "may_take_back": given.here and proposal.takes_support_back,
        "editing": signed_in and rules.door("participation.edit_proposal", reader, proposal),
        "withdrawing": signed_in
        and rules.door("participation.withdraw_proposal", reader, proposal),
        "answers": signed_in and reader.has_perm("participation.answer_proposal", proposal),
        "sign_in_url": sign_in_url(proposal.get_absolute_url()),
    }


def _about_names(proposal: Proposal, reader: Visitor) -> dict[str, Any]:
    """Gather whose names stand behind it, and which the reader may add or take away."""
    names, more, voices = names_at(proposal, reader if isinstance(reader, User) else None)
    return {
        "names": names,
        "more_names": more,
        "voices": voices,
        "endorsing": rules.door("participation.endorse_proposal", reader, proposal),
    }


def _about_merges(proposal: Proposal, reader: Visitor) -> dict[str, Any]:
    """Gather what it became and what became it. No query unless there was a merge."""
    if proposal.is_merged:
        asked = merges.question_to(reader, proposal) if reader.is_authenticated else None
        became = queries.visible_to(reader).filter(pk=proposal.merged_into_id or 0)
        return {"became": became.first(), "question": asked}
    earlier = list(merges.earlier_of(proposal)) if merges.has_earlier(proposal) else []
    return {"earlier": earlier, "stay": merges.stay_with_earlier(proposal) if earlier else 0}


def _discussion(
    request: HttpRequest, proposal: Proposal, form: CommentForm | None, only: Comment | None
) -> dict[str, Any]:
    """Gather the comments and the form to add one."""
    reader = visitor_of(request)
    commenting = rules.door("participation.comment_on_proposal", reader, proposal)
    if commenting and form is None:
        form = _empty_form(request, proposal)
    return {
        "shows_talk": rules.shows_talk(proposal),
        "commenting": commenting,
        "comment_form": form,
        "answered": form.answered if form else None,
        **talk_of(request.GET, proposal, reader, only),
    }


def _empty_form(request: Any, proposal: Proposal) -> CommentForm:
    if words := begun_before(request, proposal.comments_url):
        return CommentForm(words, proposal=proposal, author=request.user)
    asked = ReplyForm.read(request.GET)
    form = CommentForm(proposal=proposal, author=request.user, initial={"parent": asked["reply"]})
    if asked["quote"] and (quoted := form.answered):
        form.initial["text"] = quote(quoted.text)
    return form
