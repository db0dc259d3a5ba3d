"""What was measured, beside where it began and where it should go."""

from django.utils.translation import gettext_lazy as _

from .base import Part, Schema, amount, day, line, text


class ReadingsHead(Part):
    period = line(_("Period"))
    method = text(_("How it was measured"))
    finding = text(_("What it says"))
    unexpected = text(_("What nobody expected"), required=False)


class ReadingRow(Part):
    indicator = line(_("Indicator"))
    unit = line(_("Unit"))
    baseline = amount(_("Baseline"))
    target = amount(_("Target"))
    value = amount(_("Value"))
    read_on = day(_("Measured on"))


INDICATOR_READINGS = Schema(
    purpose=_("What was measured, beside where it began and where it should go."),
    head=ReadingsHead,
    row=ReadingRow,
    rows_title=_("Readings"),
)
