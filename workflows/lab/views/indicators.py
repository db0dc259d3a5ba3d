from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from common.exceptions import RuleBroken
from workflows.lab.forms.indicators import IndicatorForm, ReadingForm
from workflows.lab.models import Indicator
from workflows.lab.services.indicators import add_indicator, record_reading
from workflows.lab.views.doors import RunView


class MeasuringView(RunView):
    """A short form about what a service changes."""

    template_name = ""

    def form(self, data: Any = None) -> forms.Form:
        raise NotImplementedError

    def keep(self, facts: dict[str, Any]) -> str:
        """Act on what was filled in, and say what was done."""
        raise NotImplementedError

    def get(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        return self.show(self.form())

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form, 422)
        try:
            done = self.keep(form.cleaned_data)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self.show(form, 409)
        messages.success(request, done)
        return redirect(f"{self.service.get_absolute_url()}#indicators")

    def show(self, form: forms.Form, status: int = 200) -> HttpResponse:
        context = {"form": form, "service": self.service, "station": self.service.at.station}
        return render(self.request, self.template_name, context, status=status)


class NewIndicatorView(MeasuringView):
    template_name = "lab/indicator.html"

    def form(self, data: Any = None) -> IndicatorForm:
        return IndicatorForm(data)

    def keep(self, facts: dict[str, Any]) -> str:
        add_indicator(service=self.service, by=self.person, **facts)
        return _("The indicator is there. Add its first reading when you have one.")


class ReadingView(MeasuringView):
    template_name = "lab/reading.html"

    @cached_property
    def indicator(self) -> Indicator:
        mine = self.service.indicators.select_related("service")
        return get_object_or_404(mine, pk=self.kwargs["pk"])

    def form(self, data: Any = None) -> ReadingForm:
        return ReadingForm(data, indicator=self.indicator)

    def keep(self, facts: dict[str, Any]) -> str:
        record_reading(indicator=self.indicator, by=self.person, **facts)
        return _("The reading is recorded.")
