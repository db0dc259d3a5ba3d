from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common.money import currency_name
from common.money_fields import MoneyField
from participation.forms.lists import LARGEST_KEY, AskedForm, RowsForm
from participation.models import Answer, Process, SuggestedAnswer


class AnswerForm(forms.ModelForm):
    """What the organiser answers to a proposal."""

    class Meta:
        model = Answer
        fields: ClassVar = ["verdict", "reason", "language", "cost", "period"]
        labels: ClassVar = {
            "verdict": _("Your answer"),
            "reason": _("Why"),
            "language": _("Language you write in"),
            "period": _("When it will be done"),
        }
        help_texts: ClassVar = {
            "reason": _("Everybody can read this once it is announced. It stays as it is then."),
            "period": _("A season, a year, a budget people know. Leave it empty if unsure."),
        }
        widgets: ClassVar = {
            "verdict": forms.RadioSelect,
            "reason": forms.Textarea(attrs={"rows": 8, "maxlength": 5000, "dir": "auto"}),
            "period": forms.TextInput(attrs={"dir": "auto"}),
        }
        field_classes: ClassVar = {"cost": MoneyField}

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verdict"].choices = Answer.Verdict.choices  # type: ignore[attr-defined]
        self.fields["verdict"].error_messages["required"] = _("Choose an answer.")
        self.fields["reason"].error_messages["required"] = _("Say why.")
        self.fields["cost"].label = _("Cost, in %(currency)s") % {
            "currency": currency_name(process.currency)
        }
        self.fields["language"].choices = settings.LANGUAGES  # type: ignore[attr-defined]


class SuggestAnswerForm(AnswerForm):
    """What an evaluator would answer."""

    class Meta(AnswerForm.Meta):
        model = SuggestedAnswer  # type: ignore[assignment]
        help_texts: ClassVar = AnswerForm.Meta.help_texts | {
            "reason": _("The organisers read this, and may begin their answer with it.")
        }


class BeginForm(AskedForm):
    """Which evaluator's answer the organiser begins with."""

    begun_with = forms.IntegerField(min_value=1, max_value=LARGEST_KEY, required=False)


class AnswersForm(RowsForm):
    """Which proposals to list for their answers."""

    state = forms.ChoiceField(
        choices=[
            ("waiting", _("Without an answer")),
            ("suggested", _("Suggested by an evaluator")),
            ("decided", _("Decided")),
            ("announced", pgettext_lazy("several answers", "Announced")),
        ],
        required=False,
    )
