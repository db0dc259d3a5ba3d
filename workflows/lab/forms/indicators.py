from __future__ import annotations

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from workflows.lab.forms.services import date_input
from workflows.lab.models import Indicator


class IndicatorForm(forms.Form):
    """What will be measured, from where to where."""

    name = forms.CharField(
        label=_("Name"),
        max_length=160,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("What people can picture, such as “Falls at home in a month”."),
    )
    unit = forms.CharField(
        label=_("Unit"), max_length=40, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    direction = forms.ChoiceField(
        label=_("Direction"), choices=Indicator.Direction.choices, widget=forms.RadioSelect
    )
    baseline = forms.DecimalField(
        label=_("Baseline"),
        max_digits=14,
        decimal_places=2,
        help_text=_("The value before the service began."),
    )
    baseline_on = forms.DateField(label=_("Measured on"), widget=date_input())
    target = forms.DecimalField(label=_("Target"), max_digits=14, decimal_places=2)
    source = forms.CharField(
        label=_("Source"),
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("Where the values come from, so that somebody else can check them."),
    )


class ReadingForm(forms.Form):
    """One measured value."""

    value = forms.DecimalField(max_digits=14, decimal_places=2)
    read_on = forms.DateField(label=_("Measured on"), widget=date_input())
    source = forms.CharField(
        label=_("Source"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"})
    )

    def __init__(self, *args: Any, indicator: Indicator, **kwargs: Any) -> None:
        initial = {"read_on": localdate(), "source": indicator.source}
        super().__init__(*args, **kwargs | {"initial": initial})
        self.fields["value"].label = f"{indicator.name} ({indicator.unit})"
