from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from participation.forms.voices import offer_voices
from participation.models import Opinion, Round, Statement
from participation.models.opinions import STATEMENT_LENGTH
from participation.queries.opinions import visible_in
from people.models import Mandate, User


class AnswerForm(forms.Form):
    """An answer to one of the round's statements."""

    statement = forms.ModelChoiceField(Statement.objects.none(), widget=forms.HiddenInput)
    answer = forms.TypedChoiceField(choices=Opinion.Answer.choices, coerce=int)

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = visible_in(round_).select_related("round__process__territory")
        self.fields["statement"].queryset = shown  # type: ignore[attr-defined]


class StatementForm(forms.Form):
    """A statement of one's own."""

    text = forms.CharField(
        label=_("Your statement"),
        help_text=_("One thought in one sentence, so that others can agree or disagree."),
        max_length=STATEMENT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    language = forms.ChoiceField(label=_("Language you write in"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, author: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = author.language
        offer_voices(self, author, Mandate.Scope.COMMENTS)
