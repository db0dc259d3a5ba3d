from __future__ import annotations

import re

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from participation.queries import room
from participation.services.invitations import MOST_AT_ONCE
from people.models import User
from people.names import look

LONGEST = 60 * MOST_AT_ONCE
SHOWN = 10


class InviteForm(forms.Form):
    """A pasted list of addresses and public names; all of it can be read, or none is taken."""

    people = forms.CharField(
        label=_("Whom do you invite?"),
        help_text=_("E-mail addresses or public names, one a line; 200 at a time."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )

    def clean_people(self) -> tuple[list[User], list[str]]:
        entries = [part.strip() for part in re.split(r"[\n;,]", self.cleaned_data["people"])]
        entries = [entry for entry in dict.fromkeys(entries) if entry]
        if len(entries) > MOST_AT_ONCE:
            raise ValidationError(_("Invite 200 at a time at most."))
        addresses = [entry for entry in entries if "@" in entry]
        names = [entry for entry in entries if "@" not in entry]
        found = room.named(names)
        wrong = [one for one in addresses if not _is_address(one)]
        wrong += [name for name in names if look(name) not in found]
        if wrong:
            words = _("Neither an address nor a public name: %(entries)s")
            raise ValidationError(words, params={"entries": ", ".join(wrong[:SHOWN])})
        return [found[look(name)] for name in names], addresses


def _is_address(entry: str) -> bool:
    try:
        validate_email(entry)
    except ValidationError:
        return False
    return len(entry) <= 254
