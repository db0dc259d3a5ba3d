from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from common.zone_names import place_of
from participation.forms.room import MomentField
from participation.models import Round
from participation.services.guests import MOST
from people.forms import ALREADY_TAKEN, LONGEST_ADDRESS, PublicNameField
from people.queries.people import is_taken_name

LONGEST_TYPED = 40


class EventCodeForm(forms.Form):
    """Until when a code works, and for how many."""

    most = forms.IntegerField(
        label=_("For how many guests"),
        min_value=1,
        max_value=MOST,
        initial=60,
        widget=forms.NumberInput(attrs={"class": "short"}),
    )
    expires_at = MomentField(label=_("Works until"))

    def __init__(self, round_: Round, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["expires_at"]
        zone = field.zone = round_.process.zone
        field.help_text = _("Local time of %(zone)s. Guests are signed out then.") % {
            "zone": place_of(zone)
        }


class TypedCodeForm(forms.Form):
    """The code from the wall, typed."""

    code = forms.CharField(
        label=_("Code of the event"),
        max_length=LONGEST_TYPED,
        widget=forms.TextInput(
            attrs={"dir": "ltr", "autocomplete": "off", "autocapitalize": "characters"}
        ),
    )


class GuestForm(forms.Form):
    """All that is asked of a guest."""

    pseudonym = PublicNameField()

    def clean_pseudonym(self) -> str:
        name: str = self.cleaned_data["pseudonym"]
        if is_taken_name(name):
            raise ValidationError(ALREADY_TAKEN, code="taken")
        return name


class KeepForm(forms.Form):
    """The address with which a guest keeps the account."""

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("We send a link. With it the account becomes yours, with all you did."),
        max_length=LONGEST_ADDRESS,
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "email"}),
    )
