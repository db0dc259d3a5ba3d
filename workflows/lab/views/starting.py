"""From a winning proposal to a service."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from common.exceptions import RuleBroken
from participation.models import Proposal
from participation.queries import proposals
from workflows.lab.forms.services import StartForm
from workflows.lab.queries.winners import is_winner, waiting_for_a_service
from workflows.lab.services.starting import start_service
from workflows.lab.views.doors import PermittedView

MOST_SHOWN = 50


class StartsView(PermittedView):
    """The winning proposals no service has taken up yet."""

    http_method_names = ["get", "head"]

    def is_permitted(self) -> bool:
        return self.reader.has_perm("lab.start_service")

    def get(self, request: Any) -> HttpResponse:
        waiting = waiting_for_a_service(self.reader)[:MOST_SHOWN]
        return render(request, "lab/starts.html", {"proposals": waiting})


class StartView(PermittedView):
    """The form that takes one proposal into the lab."""

    def is_permitted(self) -> bool:
        """Let organisers take up any proposal, with a reason; facilitators only winners."""
        if not self.reader.has_perm("lab.start_service"):
            return False
        return self.has_won or self.reader.has_perm("lab.start_without_vote")

    @cached_property
    def proposal(self) -> Proposal:
        seen = proposals.visible_to(self.reader).filter(status=Proposal.Status.PUBLISHED)
        return get_object_or_404(seen, pk=self.kwargs["proposal"])

    @cached_property
    def has_won(self) -> bool:
        return is_winner(self.proposal)

    def get(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        return self.show(StartForm(has_won=self.has_won, title=self.proposal.title))

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        form = StartForm(request.POST, has_won=self.has_won)
        if not form.is_valid():
            return self.show(form, 422)
        try:
            service = start_service(proposal=self.proposal, by=request.user, **form.facts())
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self.show(form, 409)
        messages.success(request, _("The service is started. Its first stage is the mandate."))
        return redirect(service)

    def show(self, form: StartForm, status: int = 200) -> HttpResponse:
        context = {"form": form, "proposal": self.proposal, "has_won": self.has_won}
        return render(self.request, "lab/start.html", context, status=status)
