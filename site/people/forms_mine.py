from django import forms
from django.utils.translation import gettext_lazy as _


class ProofForm(forms.Form):
    """The code that says it is still the same person."""

    code = forms.CharField(
        label=_("Code from the e-mail"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "dir": "ltr"}
        ),
    )


class BeforeForm(forms.Form):
    """Which page of a list; nonsense shows the first."""

    before = forms.IntegerField(required=False, min_value=1, max_value=2**62)


class AuditForm(BeforeForm):
    """Which events of the audit."""

    action = forms.RegexField(
        r"^[a-z_.]*$", label=_("What was done begins with"), required=False, max_length=64
    )


class EraseForm(forms.Form):
    """How somebody wants to go."""

    KEEP, REMOVE = "keep", "remove"

    words = forms.ChoiceField(
        label=_("What I wrote in public"),
        choices=[
            (KEEP, _("Leave it, as by a “former participant”: others have answered it")),
            (REMOVE, _("Remove it: only its place stays where somebody answered")),
        ],
        widget=forms.RadioSelect,
    )
    sure = forms.BooleanField(
        label=_("Erase my account for good"),
        help_text=_("Nobody can bring it back, not even we."),
    )
