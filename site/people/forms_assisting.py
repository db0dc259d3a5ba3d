from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from people import names
from people.forms import LONGEST_ADDRESS
from people.models import Territory


class AssistForm(forms.Form):
    """Whom a verifier helps, and why."""

    name = forms.CharField(
        label=_("Public name of the person"),
        help_text=_("They choose it. If you helped them before, the name they chose then."),
        max_length=names.LONGEST,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    territory = forms.ModelChoiceField(
        Territory.objects.none(),
        label=_("Where do they live?"),
        help_text=_("You saw something that shows it."),
    )
    language = forms.ChoiceField(label=_("Their language"), choices=settings.LANGUAGES)
    reason = forms.CharField(
        label=_("Why do they need help?"),
        help_text=_("This stays in the log, with your name and the time."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = Territory.objects.municipalities().order_by("slug")
        self.fields["territory"].queryset = places  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        name = names.tidy(self.cleaned_data["name"])
        names.validate_public_name(name)
        return name

    def clean_reason(self) -> str:
        if not (reason := self.cleaned_data["reason"].strip()):
            raise ValidationError(_("Say why this person needs help."))
        return reason


class ClaimForm(forms.Form):
    """The address of the person, so that they go on alone."""

    email = forms.EmailField(
        label=_("E-mail address of the person"),
        help_text=_("We send a link. With it the account becomes theirs alone."),
        max_length=LONGEST_ADDRESS,
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
