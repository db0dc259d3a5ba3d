from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.forms.care import AREA, AnswerForm
from participation.models import Appeal, Decision, Step
from participation.models.care import WORDS
from participation.services.steps import MOST_DAYS


class StepForm(forms.Form):
    """A step about a person: which, for how long, and the whole statement of reasons."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("about a person", "Step"),
        choices=[
            (Step.Kind.WARNING, _("Warn: nothing is closed")),
            (Step.Kind.LIMIT, _("Limit: may read, vote and support, but not write")),
            (Step.Kind.SUSPENSION, _("Suspend: may read and vote, nothing else")),
        ],
        widget=forms.RadioSelect,
    )
    days = forms.IntegerField(
        label=_("For how many days"),
        required=False,
        min_value=1,
        max_value=max(MOST_DAYS.values()),
        help_text=_("A limit at most 30, a suspension at most 180; a warning has no end."),
    )
    ground = forms.ChoiceField(label=_("Ground"), choices=[("", "—"), *Decision.Ground.choices])
    clause = forms.CharField(label=_("Which law or rule, and why it applies"), max_length=300)
    facts = forms.CharField(
        label=_("The facts, in plain words"),
        max_length=WORDS,
        widget=forms.Textarea(attrs=AREA),
        help_text=_("The person reads this, and nobody else but moderators of the place."),
    )

    def __init__(self, *args: Any, kinds: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Shown is what the ladder has come to; what is not, the service refuses in words.
        field = self.fields["kind"]
        shown = [one for one in field.choices if one[0] in kinds]  # type: ignore[attr-defined]
        field.widget.choices = shown  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        lasts = cleaned.get("kind") in {Step.Kind.LIMIT, Step.Kind.SUSPENSION}
        if lasts and cleaned.get("days") is None and "days" not in self.errors:
            self.add_error("days", _("Say for how many days."))
        return cleaned


class TakeBackForm(forms.Form):
    why = forms.CharField(
        label=_("Why is it taken back?"),
        max_length=WORDS,
        widget=forms.Textarea(attrs=AREA),
        help_text=_("The person reads this."),
    )


class StepAnswerForm(AnswerForm):
    outcome = forms.ChoiceField(
        label=_("Decision on the appeal"),
        choices=[
            (Appeal.Outcome.REVERSED, _("Take the step back")),
            (Appeal.Outcome.UPHELD, _("The step stands")),
        ],
        widget=forms.RadioSelect,
    )
