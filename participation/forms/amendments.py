from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from common.ids import new_uuid
from participation.forms.lists import LARGEST_KEY
from participation.models import Proposal
from participation.models.amendments import REASON_LENGTH
from participation.models.proposals import TEXT_LENGTH, TITLE_LENGTH


class WordsForm(forms.Form):
    """The words a proposal shall have, over the version they were written over."""

    title = forms.CharField(
        label=_("Title"),
        max_length=TITLE_LENGTH,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    text = forms.CharField(
        label=_("Text"),
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 12, "maxlength": TEXT_LENGTH, "dir": "auto"}),
    )
    seen = forms.IntegerField(
        min_value=1, max_value=LARGEST_KEY, required=False, widget=forms.HiddenInput
    )


class SuggestForm(WordsForm):
    """Change the words in place, and say why."""

    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("The authors and everybody else can read this."),
        max_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    @classmethod
    def over(cls, proposal: Proposal) -> SuggestForm:
        """Begin with the words as they stand."""
        begun: dict[str, Any] = {"title": proposal.title, "text": proposal.text}
        return cls(initial=begun | {"seen": proposal.version, "form_key": new_uuid()})


class RejectForm(forms.Form):
    answer = forms.CharField(
        label=_("Why is it not taken over?"),
        help_text=_("Everybody can read this."),
        max_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
