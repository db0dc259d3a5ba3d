"""What will be tried, where, with whom, for how long, and what would stop it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .base import Part, Schema, amount, day, line, text


class PilotHead(Part):
    hypothesis = text(_("What we believe"))
    place = line(_("Where"))
    people = line(_("With whom"))
    starts_on = day(_("From"))
    ends_on = day(_("To"))
    budget = amount(_("Budget, in euros"))
    safeguards = text(_("Safeguards"))
    stop_rule = text(_("What would stop it"))

    def clean(self) -> dict[str, Any]:
        """Refuse a pilot that ends before it starts."""
        cleaned = super().clean() or self.cleaned_data
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts and ends and ends <= starts:
            self.add_error("ends_on", ValidationError(_("A pilot ends after it starts.")))
        return cleaned


class Task(Part):
    task = line(_("Task"))
    who = line(_("Who"))
    due_on = day(_("Until"), required=False)


PILOT_PLAN = Schema(
    purpose=_("What is tried, where, with whom, for how long, and what would stop it."),
    head=PilotHead,
    row=Task,
    rows_title=_("Tasks"),
)
