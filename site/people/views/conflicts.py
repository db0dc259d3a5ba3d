"""Where verifiers decide whom a line of a register verifies, when two people named it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from common.exceptions import RuleBroken
from people.forms_verifying import ConflictForm
from people.models import CensusConflict
from people.queries.verifications import open_conflicts
from people.services import conflicts


@method_decorator(never_cache, name="dispatch")
class ConflictsView(PermissionRequiredMixin, View):
    """The conflicts that wait, the longest waiting first."""

    request: Any
    permission_required = "people.assist"
    http_method_names = ["get", "head"]

    def get(self, _request: HttpRequest) -> HttpResponse:
        return render(self.request, "people/conflicts.html", {"conflicts": open_conflicts()})


@method_decorator(never_cache, name="dispatch")
class ConflictView(PermissionRequiredMixin, View):
    """One conflict, and the form to decide it."""

    request: Any
    permission_required = "people.assist"
    http_method_names = ["get", "head", "post"]

    @cached_property
    def conflict(self) -> CensusConflict:
        along = ("person", "held__person", "held__territory")
        found = CensusConflict.objects.select_related(*along).filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        return found

    def get(self, _request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._show(ConflictForm())

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        form = ConflictForm(request.POST)
        if not form.is_valid():
            return self._show(form, 422)
        try:
            conflicts.decide(
                conflict=self.conflict,
                verifier=request.user,
                hand_over=form.cleaned_data["decision"] == "hand_over",
                reason=form.cleaned_data["reason"],
                request=request,
            )
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self._show(form, 409)
        messages.success(request, _("It is decided; both people are told."))
        return redirect("people:conflicts")

    def _show(self, form: ConflictForm, status: int = 200) -> HttpResponse:
        context = {"conflict": self.conflict, "form": form}
        return render(self.request, "people/conflict.html", context, status=status)
