from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import get_current_timezone, localdate
from django.utils.translation import gettext as _

from common.exceptions import RuleBroken
from workflows.lab.forms.services import GateForm
from workflows.lab.queries.artefacts import agreed_of, missing_kinds
from workflows.lab.services.gates import record_gate
from workflows.lab.views.doors import RunView


class GateView(RunView):
    """The form in which the decision at the end of a stage is recorded."""

    def get(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        return self.show(self.form())

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form, 422)
        try:
            gate = record_gate(service=self.service, by=request.user, **_facts(form.cleaned_data))
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self.show(form, 409)
        messages.success(request, _("The decision is recorded."))
        return redirect(f"{self.service.get_absolute_url()}#gate-{gate.pk}")

    def form(self, data: Any = None) -> GateForm:
        return GateForm(data, service=self.service, agreed=agreed_of(self.service))

    def show(self, form: GateForm, status: int = 200) -> HttpResponse:
        context = {
            "form": form,
            "service": self.service,
            "missing": missing_kinds(self.service),
            "station": self.service.at.station,
        }
        return render(self.request, "lab/gate.html", context, status=status)


def _facts(given: dict[str, Any]) -> dict[str, Any]:
    """Turn the day of the decision into a moment; today's is now, of others only the day is known.

    An earlier day counts to its end, so that a stage entered on that day is not older than it.
    """
    facts = dict(given)
    day = facts.pop("decided_on")
    if day != localdate():
        hour = time.max if day < localdate() else time.min
        facts["at"] = datetime.combine(day, hour, tzinfo=get_current_timezone())
    return facts
