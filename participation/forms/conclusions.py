from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from participation.models import Round
from participation.models.conclusions import CONCLUSIONS_LENGTH


class ConclusionsForm(forms.Form):
    """What a discussion came to and, while it is open, why it closes now."""

    text = forms.CharField(
        label=_("What the discussion came to"),
        max_length=CONCLUSIONS_LENGTH,
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto"}),
        error_messages={"required": _("Write what the discussion came to.")},
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    note = forms.CharField(
        label=_("Why it closes now"),
        help_text=_("Everybody reads this on the page of the round, for good."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"required": _("Say why it closes now.")},
    )

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = get_language()
        if not round_.is_open:
            del self.fields["note"]
        if last := round_.conclusions.first():
            self.initial.update(text=last.text, language=last.language)
