"""What an organiser fills in for somebody else."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.forms.registrations import RegistrationForm
from cms.models import EventPage, Occurrence


class ByHandForm(RegistrationForm):
    """As people fill it in themselves, but only the name is needed, and groups need no code."""

    language = forms.ChoiceField(label=_("Language of their mails"), choices=settings.LANGUAGES)
    group: Any = forms.ModelChoiceField(
        label=_("Group"), queryset=None, required=False, empty_label=_("No group")
    )

    def __init__(self, *args: Any, event: EventPage, date: Occurrence, **kwargs: Any) -> None:
        super().__init__(*args, event=event, dates=[date], **kwargs)
        self.fields.pop("code", None)
        self.fields["name"].label = _("Name")
        self.fields["email"].required = False
        self.fields["email"].help_text = _("With an address they get their ticket by mail.")
        self.fields["language"].initial = get_language()
        groups = date.places.exclude(name="")
        self.fields["group"].queryset = groups  # type: ignore[attr-defined]
        self.fields["group"].label_from_instance = lambda places: places.name  # type: ignore[attr-defined]
        if not groups:
            del self.fields["group"]
        for part in self.questions:
            self.fields[f"q-{part.id}"].required = False
        self.order_fields(["name", "email", "language", "group"])
