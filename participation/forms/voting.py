from __future__ import annotations

from typing import Any

from django import forms
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from participation.services.voting_words import sentence
from participation.voting.design import Design
from participation.voting.instances import BadBallot, Choices, checked
from participation.voting.receipts import CODE_LENGTH, is_receipt, normalised

LONGEST_CODE = 60


class PaperForm(forms.Form):
    """Ask for the ballot paper. The key lets the same form, sent twice, show the same paper."""

    form_key = forms.CharField(widget=forms.HiddenInput, max_length=64, min_length=16)


class CodeForm(forms.Form):
    """The code of a ballot paper, as hands type it."""

    code = forms.CharField(
        label=_("Code of your ballot paper"),
        help_text=_("Twenty letters and digits. Capitals, blanks and hyphens do not matter."),
        max_length=LONGEST_CODE,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "dir": "ltr",
            }
        ),
    )

    def clean_code(self) -> str:
        code = normalised(self.cleaned_data["code"])
        if len(code) != CODE_LENGTH:
            raise forms.ValidationError(
                _("A code has 20 letters and digits; this one has %(length)s."),
                params={"length": len(code)},
            )
        return code


class BallotForm(CodeForm):
    """A code and what is chosen with it, checked against the rules of the ballot."""

    choices = forms.MultipleChoiceField(
        label=_("Your choices"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("One of your choices is not on this ballot.")},
    )
    # The order of the options before a code is known; afterwards the code decides.
    order = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)

    field_order = ("code", "choices")

    def __init__(self, *args: Any, design: Design, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.design = design
        choices = [(option.key, option.title) for option in design.instance.options]
        self.fields["choices"].choices = choices  # type: ignore[attr-defined]

    def clean_choices(self) -> Choices:
        try:
            return checked(self.design.instance, self.cleaned_data["choices"])
        except BadBallot as bad:
            raise forms.ValidationError(sentence(bad, self.design.currency)) from bad

    @property
    def chosen(self) -> list[str]:
        """What is ticked, valid or not."""
        return [str(key) for key in self["choices"].value() or []]

    @property
    def seed(self) -> str:
        """What the order of the options depends on: the code, or the form until there is one."""
        code = normalised(str(self["code"].value() or ""))
        return code if len(code) == CODE_LENGTH else str(self["order"].value() or "")

    @staticmethod
    def fresh() -> dict[str, str]:
        return {"order": get_random_string(8)}


class ReceiptForm(forms.Form):
    """Look for a receipt among those that were counted."""

    receipt = forms.CharField(
        label=_("Your receipt"),
        max_length=LONGEST_CODE,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "dir": "ltr", "class": "short"}
        ),
    )

    def clean_receipt(self) -> str:
        receipt = normalised(self.cleaned_data["receipt"])
        if not is_receipt(receipt):
            raise forms.ValidationError(
                _("This is not a receipt: look for a letter that is wrong or missing.")
            )
        return receipt


class DrawForm(forms.Form):
    """What was drawn in public, when a lot decides between equals."""

    seed = forms.CharField(
        label=_("What was drawn"),
        help_text=_("Write the numbers exactly as the minutes have them, for example 4 2 6 1 3."),
        max_length=200,
        min_length=3,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "ltr"}),
    )
