from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ShareForm(forms.Form):
    """For how long a link shows a draft, and to whom."""

    days = forms.TypedChoiceField(
        label=_("How long"),
        coerce=int,
        choices=[(1, _("one day")), (7, _("a week")), (30, _("thirty days"))],
        initial=7,
        widget=forms.RadioSelect,
    )
    signed_in_only = forms.BooleanField(
        label=_("Only for people with an account here"), required=False
    )
