"""The organiser says how far a proposal is."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from common.exceptions import RuleBroken
from participation.forms.progress import ProgressForm
from participation.services.progress import say_progress
from participation.views.proposals import proposal_page
from participation.views.refusals import ProposalAction


class ProgressView(ProposalAction):
    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        if not request.user.has_perm("participation.answer_proposal", self.proposal):
            raise PermissionDenied
        form = ProgressForm(request.POST, proposal=self.proposal)
        if not form.is_valid():
            return proposal_page(request, self.proposal, status=422, progress_form=form)
        try:
            say_progress(proposal=self.proposal, organiser=request.user, **form.cleaned_data)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return proposal_page(request, self.read_again(), status=409, progress_form=form)
        messages.success(request, _("It stands there now, and those concerned are told."))
        return redirect(f"{self.proposal.get_absolute_url()}#progress")
