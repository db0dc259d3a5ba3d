"""Showing a draft to others: the authors' page of its links, and the page a link leads to."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from common.exceptions import RuleBroken
from common.http import as_refusal
from participation import rules
from participation.forms.shares import ShareForm
from participation.models import Share
from participation.models.shares import MOST_SHARES
from participation.queries import processes
from participation.queries.questions import answers_of
from participation.services import shares as services
from participation.views.proposals import ProposalMixin, places_of
from participation.views.refusals import SignedInMixin
from participation.views.visitors import sign_in_url, visitor_of
from people.models import User


class WritersMixin(SignedInMixin, ProposalMixin):
    """A proposal, for those who write it."""

    http_method_names: Any

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        heard = request.method.lower() in self.http_method_names
        if heard and request.user.is_authenticated and not self._may(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def _may(self, person: User) -> bool:
        return rules.writes(person, self.proposal)


class SharesView(WritersMixin, View):
    """The links to a draft, and the form that makes one."""

    http_method_names = ["get", "head", "post"]

    def get(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        return self.show(ShareForm())

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        form = ShareForm(request.POST)
        if not form.is_valid():
            return self.show(form, 422)
        try:
            services.share_draft(proposal=self.proposal, writer=request.user, **form.cleaned_data)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return as_refusal(self.show(form), broken)
        messages.success(request, _("The link is there. Whoever holds it reads your draft."))
        return redirect(self.proposal.url("shares"))

    def show(self, form: ShareForm, status: int = 200) -> HttpResponse:
        proposal = self.proposal
        links = list(proposal.shares.all())
        context = {
            "form": form,
            "proposal": proposal,
            "process": proposal.round.process,
            "round": proposal.round,
            "links": [
                (one, self.request.build_absolute_uri(one.get_absolute_url())) for one in links
            ],
            "most": MOST_SHARES,
            "sharing": rules.door("participation.share_draft", self.reader, proposal),
            "station": "proposal",
        }
        page = "participation/shares/list.html"
        return render(self.request, page, context, status=status)


class EndShareView(WritersMixin, View):
    """Take a link back."""

    http_method_names = ["post"]

    def return_address(self) -> str:
        return self.proposal.url("shares")

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        share = get_object_or_404(self.proposal.shares, pk=self.kwargs["share"])
        services.end_share(share=share, writer=request.user)
        messages.success(request, _("The link shows nothing any more."))
        return redirect(self.proposal.url("shares"))


@method_decorator(never_cache, name="dispatch")
class SharedDraftView(View):
    """A draft, for whoever holds its link: to read, and nothing else."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        along = Share.objects.select_related(
            "proposal__round__process__territory", "proposal__author", "proposal__category",
            "proposal__territory", "proposal__organisation",
        )  # fmt: skip
        share = get_object_or_404(along, token=self.kwargs["token"])
        proposal, reader = share.proposal, visitor_of(request)
        process = proposal.round.process
        is_seen = processes.visible_to(reader).filter(pk=process.pk).exists()
        if not reader.is_authenticated and (share.signed_in_only or not is_seen):
            return redirect(sign_in_url(request.path))
        if not is_seen:
            raise Http404
        if proposal.is_readable:
            return redirect(proposal)
        ended = share.is_over or not proposal.is_draft
        context: dict[str, Any] = {"process": process, "round": proposal.round, "ended": ended}
        if not ended:
            said = answers_of(proposal)
            context |= {"proposal": proposal, "places": places_of(proposal), "said": said}
        page = "participation/shares/draft.html"
        response = render(request, page, context, status=410 if ended else 200)
        response["X-Robots-Tag"] = "noindex"
        return response
