"""The questions of a round: the form that writes one, and the fields that answer them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.forms.room import TextsMixin
from participation.models import Question, Round
from participation.models.questions import ANSWER_LENGTH, LABEL_LENGTH

PREFIX = "extra_"


class QuestionForm(TextsMixin):
    """One question in each language of the process."""

    texts = {
        "label": (_("Question (%(language)s)"), LABEL_LENGTH, 1),
        "help": (_("Help (%(language)s)"), 300, 1),
        "options": (_("Options, one a line (%(language)s)"), 5000, 5),
    }
    kind = forms.ChoiceField(label=_("Kind of answer"), choices=Question.Kind.choices)
    is_required = forms.BooleanField(label=_("It must be answered"), required=False)
    position = forms.IntegerField(label=_("Position"), min_value=0, max_value=99, initial=0)
    note = forms.CharField(
        label=_("Why the rules change"),
        help_text=_("Everybody reads this on the page of the round, for good."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"required": _("Write why the rules change.")},
    )

    def __init__(
        self, *args: Any, round_: Round, question: Question | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.codes = round_.process.languages
        self.add_texts(self.codes, question)
        for code in self.codes:
            told = question.options if question else []
            self.fields[f"options_{code}"].initial = "\n".join(o.get(code, "") for o in told)
        for name in ("kind", "is_required", "position"):
            if question:
                self.fields[name].initial = getattr(question, name)
        if round_.state == Round.State.UPCOMING:
            del self.fields["note"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.require_somewhere("label", _("Write the question."))
        if cleaned.get("kind") in Question.CHOOSING:
            self.require_somewhere("options", _("Write what people may choose."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        """Return the question as the service takes it."""
        told = dict(self.cleaned_data)
        lines = {code: told.pop(f"options_{code}", "").splitlines() for code in self.codes}
        options = {
            code: [line.strip() for line in said if line.strip()] for code, said in lines.items()
        }
        return {**told, "options": options}


def field_of(question: Question, *, is_complete: bool) -> forms.Field:
    """Make the field in which a question is answered. Files come in by a field of their own."""
    common: dict[str, Any] = {
        "label": question.label,
        "help_text": question.help,
        "required": question.is_required and is_complete,
    }
    if question.kind == Question.Kind.NUMBER:
        box = forms.TextInput(attrs={"inputmode": "decimal", "class": "short"})
        return forms.DecimalField(
            **common, max_digits=16, decimal_places=4, localize=True, widget=box
        )
    if question.kind == Question.Kind.CHOICE:
        return forms.ChoiceField(**common, choices=[("", "—"), *question.choices()])
    if question.kind == Question.Kind.CHOICES:
        boxes = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(**common, choices=question.choices(), widget=boxes)
    area = forms.Textarea(attrs={"rows": 4, "dir": "auto"})
    return forms.CharField(**common, max_length=ANSWER_LENGTH, widget=area)
