"""The form people write to the site with, and how it tells them from machines."""

from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms.models.contact import TEXT_LENGTH, ContactMessage

#: Bound to this purpose: no other signature of the site opens this form.
SALT = "cms.contact.opened"
QUICKEST = 3  # seconds; nobody reads and writes faster
LONGEST = 24 * 3600  # seconds


class ContactForm(forms.ModelForm):
    """Four fields for people, one that only machines fill in, and the moment it was opened."""

    opened = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    homepage = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    text = forms.CharField(
        label=_("Your message"),
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
    )

    class Meta:
        model = ContactMessage
        fields = ("name", "email", "subject", "text")
        labels = {
            "name": _("Your name"),
            "email": _("Your e-mail address"),
            "subject": _("What is it about?"),
        }
        help_texts = {"email": _("We answer there, and use it for nothing else.")}
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
            "subject": forms.TextInput(attrs={"dir": "auto"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["opened"].initial = self.stamp()

    @staticmethod
    def stamp() -> str:
        """Sign the present moment."""
        return signing.TimestampSigner(salt=SALT).sign("opened")

    @property
    def opened_at(self) -> str:
        """The stamp to show: the one that came in if it still holds, else a new one."""
        sent = self.data.get("opened", "") if self.is_bound else ""
        return sent if _holds(sent) else self.stamp()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        stamp = data.get("opened") or ""
        if data.get("homepage"):
            raise ValidationError(_("Leave the last field empty: only machines fill it in."))
        if not _holds(stamp):
            raise ValidationError(
                _("This page was open for long. Nothing is lost: send your message again.")
            )
        if _holds(stamp, QUICKEST):
            raise ValidationError(
                _("That was very quick. Nothing is lost: wait a moment and send it again.")
            )
        return data


def _holds(stamp: str, age: int = LONGEST) -> bool:
    """Tell whether a stamp is ours and not older than so many seconds."""
    try:
        signing.TimestampSigner(salt=SALT).unsign(stamp, max_age=age)
    except signing.BadSignature:
        return False
    return True
