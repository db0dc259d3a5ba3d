from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from participation.models import Proposal
from participation.models.proposals import TITLE_LENGTH
from participation.services.translations import LONGEST, Original


class TranslationForm(forms.Form):
    """Somebody's words in another language; a proposal has a title, too."""

    language = forms.ChoiceField(label=_("Language you translate into"))
    title = forms.CharField(
        label=_("Title"), max_length=TITLE_LENGTH, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    text = forms.CharField(
        label=_("Your translation"), widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"})
    )

    def __init__(self, *args: Any, original: Original, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = [pair for pair in settings.LANGUAGES if pair[0] != original.language]
        field: Any = self.fields["language"]
        field.choices = others
        field.initial = language if language in dict(others) else others[0][0]
        if not isinstance(original, Proposal):
            del self.fields["title"]
        longest = LONGEST[type(original)]
        text: Any = self.fields["text"]
        text.max_length = longest
        text.validators.append(forms.CharField(max_length=longest).validators[0])
        text.widget.attrs["maxlength"] = longest
