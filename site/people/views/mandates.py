from typing import Any

import rules
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View

from common.exceptions import RuleBroken
from common.http import PersonRequest
from people.forms_organisations import MandateForm
from people.models import Mandate
from people.queries.mandates import mandates_of
from people.services.mandates import give_mandate, revoke_mandate
from people.views.organisations import OrganisationMixin


class MandatesView(LoginRequiredMixin, OrganisationMixin, View):
    """Who speaks for an organisation, for those who decide it; give another mandate."""

    request: PersonRequest
    http_method_names = ["get", "head", "post"]

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        may = rules.has_perm("people.give_mandate", request.user, self.organisation)
        if request.user.is_authenticated and not may:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, _request: PersonRequest, **_kwargs: Any) -> HttpResponse:
        return self.show(MandateForm())

    def post(self, request: PersonRequest, **_kwargs: Any) -> HttpResponse:
        form = MandateForm(request.POST)
        if not form.is_valid():
            return self.show(form, 422)
        try:
            mandate = give_mandate(
                giver=request.user,
                organisation=self.organisation,
                request=request,
                **form.facts(),
            )
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self.show(form, 409)
        name = mandate.person.pseudonym
        messages.success(request, _("%(name)s holds a mandate now.") % {"name": name})
        return redirect("organisations:mandates", self.organisation.pk)

    def show(self, form: MandateForm, status: int = 200) -> HttpResponse:
        moment = timezone.now()
        context = {
            "form": form,
            "organisation": self.organisation,
            "mandates": [(one, _state(one, moment)) for one in mandates_of(self.organisation)],
        }
        return render(self.request, "people/organisations/mandates.html", context, status=status)


def _state(mandate: Mandate, moment: Any) -> str:
    if mandate.revoked_at:
        return "revoked"
    if mandate.starts_at > moment:
        return "future"
    return "running" if mandate.active_at(moment) else "over"


class RevokeView(LoginRequiredMixin, View):
    """Take a mandate back, or lay one's own down."""

    http_method_names = ["post"]

    def post(self, request: PersonRequest, pk: int) -> HttpResponse:
        mandate = get_object_or_404(Mandate.objects.select_related("organisation"), pk=pk)
        if not rules.has_perm("people.revoke_mandate", request.user, mandate):
            raise PermissionDenied
        revoke_mandate(mandate=mandate, revoker=request.user, request=request)
        messages.success(request, _("This mandate holds no more."))
        if rules.has_perm("people.give_mandate", request.user, mandate.organisation):
            return redirect("organisations:mandates", mandate.organisation_id)
        return redirect("organisations:organisations")
