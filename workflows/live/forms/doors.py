from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from common.fields import TidyField
from people.names import KEPT, looks_official


class JoinForm(forms.Form):
    """How somebody without an account wants to be called, and in which language."""

    name = TidyField(
        label=_("Your name"),
        help_text=_("Others see it beside your cards. You may leave it empty."),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    language = forms.ChoiceField(label=_("Language you write in"), choices=settings.LANGUAGES)

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if not name and (self["name"].data or "").strip():
            raise forms.ValidationError(_("Use letters that can be seen."))
        if looks_official(name):
            raise forms.ValidationError(KEPT)
        return name
