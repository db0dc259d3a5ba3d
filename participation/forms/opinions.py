from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from participation.forms.voices import offer_voices
from participation.models import Opinion, Round, Statement
from participation.models.opinions import STATEMENT_LENGTH
from participation.queries.opinions import visible_in
from participation.services.seeds import MOST_SEEDS
from people.models import Mandate, User


class AnswerForm(forms.Form):
    """An answer to one of the round's statements."""

    statement = forms.ModelChoiceField(Statement.objects.none(), widget=forms.HiddenInput)
    answer = forms.TypedChoiceField(choices=Opinion.Answer.choices, coerce=int)

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = visible_in(round_).select_related("round__process__territory")
        self.fields["statement"].queryset = shown  # type: ignore[attr-defined]


class SeedsForm(forms.Form):
    """Statements an organiser puts forward, one a line."""

    statements = forms.CharField(
        label=_("Statements, one a line"),
        help_text=_("One thought in one sentence each, so that people can agree or disagree."),
        max_length=MOST_SEEDS * (STATEMENT_LENGTH + 2),
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto"}),
        error_messages={"required": _("Write at least one statement.")},
    )
    language = forms.ChoiceField(
        label=_("Language they are written in"), choices=settings.LANGUAGES
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = get_language()

    def clean_statements(self) -> list[str]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["statements"].splitlines()]
        texts = [line for line in lines if line]
        for text in texts:
            if len(text) > STATEMENT_LENGTH:
                said = _("“%(words)s” is too long: %(most)d characters at most.")
                values = {"words": Truncator(text).chars(60), "most": STATEMENT_LENGTH}
                self.add_error("statements", said % values)
        if len(texts) > MOST_SEEDS:
            said = _("Put forward at most %(most)d statements at once.")
            raise forms.ValidationError(said % {"most": MOST_SEEDS})
        return texts


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
