"""Bring the words of the house back from the tools of translators."""

from typing import Any, cast

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cms.services.glossary import LARGEST


class GlossaryForm(forms.Form):
    """A PO file for one of the languages somebody may bring."""

    language = forms.ChoiceField(label=_("Language"))
    file = forms.FileField(label=_("PO file"), widget=forms.FileInput(attrs={"accept": ".po"}))

    def __init__(self, *args: Any, languages: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = dict(settings.LANGUAGES)
        field = cast("forms.ChoiceField", self.fields["language"])
        field.choices = [(code, names[code]) for code in languages]

    def clean_file(self) -> bytes:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("This file is too large: a glossary has at most 1 MB."))
        return bytes(file.read())
