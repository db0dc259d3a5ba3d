from __future__ import annotations

from typing import Any

from django import forms

from participation.forms.voices import offer_voices
from people.models import Mandate, User


class EndorsementForm(forms.Form):
    """In whose name: one's own, or an organisation's one speaks for."""

    def __init__(self, *args: Any, author: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_voices(self, author, Mandate.Scope.PROPOSALS)
