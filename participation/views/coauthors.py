"""Writing together: the authors' page of a proposal, and the page an invitation leads to."""

from __future__ import annotations

from typing import Any, cast

from allauth.core.ratelimit import consume
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from common.exceptions import RuleBroken
from common.http import as_refusal
from participation import rules
from participation.forms.coauthors import InviteForm
from participation.models import CoAuthor
from participation.models.coauthors import MOST_COAUTHORS
from participation.queries import coauthors as queries
from participation.services import coauthors as services
from participation.views.proposals import ProposalMixin
from participation.views.refusals import SignedInMixin
from participation.views.visitors import sign_in_url
from people.models import User

WAIT = 24 * 3600  # seconds


class CoAuthorsView(SignedInMixin, ProposalMixin, View):
    """Who writes a proposal, for its authors; the author invites and takes off."""

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated and not rules.writes(request.user, self.proposal):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        return self.show(InviteForm())

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        if self.proposal.author_id != request.user.pk:
            raise PermissionDenied
        form = InviteForm(request.POST)
        if not form.is_valid():
            return self.show(form, 422)
        if not consume(request, action="invite_coauthor", user=request.user):
            form.add_error(None, _("You have invited many people today. Try again tomorrow."))
            response = self.show(form, 429)
            response["Retry-After"] = str(WAIT)
            return response
        try:
            services.invite_coauthor(
                proposal=self.proposal, author=request.user, **form.cleaned_data["who"]
            )
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return as_refusal(self.show(form), broken)
        messages.success(request, _("The invitation is sent."))
        return redirect(self.proposal.url("coauthors"))

    def show(self, form: InviteForm, status: int = 200) -> HttpResponse:
        proposal = self.proposal
        context = {
            "form": form,
            "proposal": proposal,
            "process": proposal.round.process,
            "round": proposal.round,
            "coauthors": queries.of(proposal),
            "most": MOST_COAUTHORS,
            "inviting": rules.door("participation.invite_coauthor", self.reader, proposal),
            "is_author": proposal.author_id == self.reader.pk,
            "station": "proposal",
        }
        page = "participation/coauthors/list.html"
        return render(self.request, page, context, status=status)


class EndView(SignedInMixin, ProposalMixin, View):
    """Leave, or take somebody off."""

    http_method_names = ["post"]

    def return_address(self) -> str:
        return self.proposal.get_absolute_url()

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        row = get_object_or_404(queries.of(self.proposal), pk=self.kwargs["coauthor"])
        if request.user.pk not in {self.proposal.author_id, row.person_id}:
            raise PermissionDenied
        try:
            services.end_coauthorship(coauthor=row, person=request.user)
        except RuleBroken as broken:
            messages.error(request, str(broken))
        if self.proposal.author_id == request.user.pk:
            return redirect(self.proposal.url("coauthors"))
        messages.success(request, _("You do not write this proposal any more."))
        return redirect(self.proposal.round if self.proposal.is_draft else self.proposal)


@method_decorator(never_cache, name="dispatch")
class InvitationView(View):
    """What an invitation is about. The link signs nobody in; accepting takes one's account."""

    http_method_names = ["get", "head", "post"]

    @cached_property
    def invitation(self) -> CoAuthor:
        found = queries.invitation_with(self.kwargs["token"])
        if found is None:
            raise Http404
        return found

    @property
    def person(self) -> User | None:
        user = self.request.user
        return cast("User", user) if user.is_authenticated else None

    def get(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        return self.show()

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        accepts = "accept" in request.POST
        if accepts and self.person is None:
            return redirect(sign_in_url(request.path))
        try:
            if accepts:
                joined = services.accept_invitation(
                    invitation=self.invitation, person=cast("User", self.person)
                )
                messages.success(request, _("You write this proposal together now."))
                proposal = joined.proposal
                return redirect(proposal.url("edit") if proposal.is_draft else proposal)
            services.decline_invitation(invitation=self.invitation, person=self.person)
        except RuleBroken as broken:
            return self.show(str(broken), 409)
        messages.success(request, _("You have declined. Nothing else follows."))
        return redirect("participation:processes")

    def show(self, refusal: str = "", status: int = 200) -> HttpResponse:
        invitation = self.invitation
        proposal, person = invitation.proposal, self.person
        invited = services.is_invited(invitation, person)
        context = {
            "invitation": invitation,
            "proposal": proposal,
            "process": proposal.round.process,
            # A draft is shown to nobody but its authors and whom they asked.
            "readable": invited or proposal.is_published,
            "may_decline": bool(invitation.email) or invited,
            "is_invited": invited,
            "joining": rules.door("participation.join_as_coauthor", self.request.user, proposal),
            "sign_in_url": sign_in_url(self.request.path),
            "refusal": refusal,
        }
        page = "participation/coauthors/invitation.html"
        return render(self.request, page, context, status=status)
