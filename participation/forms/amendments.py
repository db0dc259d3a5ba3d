from __future__ import annotations

from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from common.ids import new_uuid
from common.paragraphs import paragraphs, with_paragraph
from participation.forms.lists import LARGEST_KEY, AskedForm
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


class SaidApartMixin(forms.Form):
    """Words everybody can read, unless a round keeps suggestions among those concerned."""

    apart = _("Only whoever suggests it, the authors and the organisers read this.")

    def keep_apart(self, field: str, proposal: Proposal) -> Self:
        """Say at a field who reads it."""
        if proposal.round.keeps_amendments_apart:
            self.fields[field].help_text = self.apart
        return self


class SuggestForm(SaidApartMixin, WordsForm):
    """Change the words in place, and say why."""

    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("The authors and everybody else can read this."),
        max_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def words(self) -> dict[str, Any]:
        """Return what is suggested, ready for the service."""
        return self.cleaned_data

    @staticmethod
    def begun(proposal: Proposal) -> dict[str, Any]:
        """Begin with the words as they stand."""
        words = {"title": proposal.title, "text": proposal.text}
        return words | {"seen": proposal.version, "form_key": new_uuid()}


class ParagraphAsked(AskedForm):
    """Which paragraph alone is to be changed, counted from 1."""

    paragraph = forms.IntegerField(min_value=1, max_value=TEXT_LENGTH, required=False)
    # The version it was read in.
    seen = forms.IntegerField(min_value=1, max_value=LARGEST_KEY, required=False)


class ParagraphForm(SuggestForm):
    """Change one paragraph in place, and say why; the rest stays as it stood."""

    title = None  # type: ignore[assignment]
    paragraph = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, base: tuple[str, str], number: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.base, self.number = base, number
        self.fields["paragraph"].initial = number
        text = self.fields["text"]
        text.label = _("Paragraph %(number)s") % {"number": number}
        text.help_text = _("Leave it empty to take the paragraph out.")
        text.required, text.widget.attrs["rows"] = False, 5
        if number <= len(paragraphs(base[1])):
            text.initial = paragraphs(base[1])[number - 1]

    def words(self) -> dict[str, Any]:
        """Return the whole title and text with the paragraph changed."""
        kept = {name: self.cleaned_data[name] for name in ("reason", "seen", "form_key")}
        text = with_paragraph(self.base[1], self.number, self.cleaned_data["text"])
        return kept | {"title": self.base[0], "text": text}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.number > len(paragraphs(self.base[1])):
            raise ValidationError(_("There is no such paragraph."))
        return cleaned


class RejectForm(SaidApartMixin):
    answer = forms.CharField(
        label=_("Why is it not taken over?"),
        help_text=_("Everybody can read this."),
        max_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
