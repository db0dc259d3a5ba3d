from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from people.models import Follow, MailChoice


class MailsForm(forms.Form):
    """How often notices come by mail."""

    when = forms.ChoiceField(
        label=_("Notices by e-mail"), choices=MailChoice.When.choices, widget=forms.RadioSelect
    )


class FollowForm(forms.Form):
    """Follow, or not any more."""

    follow = forms.ChoiceField(choices=[("1", _("Follow")), ("0", _("Do not follow any more"))])
    volume = forms.ChoiceField(
        label=_("What do you want to hear?"),
        choices=Follow.Volume.choices,
        widget=forms.RadioSelect,
        required=False,
        error_messages={
            "invalid_choice": _("Choose how much you want to hear."),
            "required": _("Choose how much you want to hear."),
        },
    )
    # Asked with the first thing somebody follows: nobody gets mails they did not choose.
    when = forms.ChoiceField(
        label=_("Notices by e-mail"),
        choices=MailChoice.When.choices,
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A page that does not ask how much, and sends nothing, means everything.
        self.fields["volume"].required = not self.is_bound or "volume" in self.data


class BeforeForm(forms.Form):
    """Which page of the notices; nonsense shows the first."""

    before = forms.IntegerField(required=False, min_value=1, max_value=2**62)
