from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from participation.forms.lists import LARGEST_KEY, AskedForm
from participation.queries.coauthors import person_called

LONGEST = 254


class InviteForm(forms.Form):
    """Whom to write with. Names are public; of an address nothing is told."""

    who = forms.CharField(
        label=_("Public name or e-mail address"),
        help_text=_("We write to an address whether or not somebody here has it."),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )

    def clean_who(self) -> dict[str, Any]:
        who: str = self.cleaned_data["who"]
        if "@" in who:
            validate_email(who)
            return {"email": who}
        person = person_called(who)
        if person is None:
            raise forms.ValidationError(_("Nobody here has this public name."))
        return {"person": person}


class EditionForm(AskedForm):
    """Over which edition of a text somebody writes."""

    edition = forms.IntegerField(min_value=0, max_value=LARGEST_KEY, required=False)

    @classmethod
    def seen(cls, query: Any) -> int | None:
        """Return the edition; nothing when it is missing or nonsense."""
        form = cls(query)
        form.is_valid()
        found: int | None = form.cleaned_data.get("edition")
        return found
