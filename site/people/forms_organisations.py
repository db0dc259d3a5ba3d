from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people import names
from people.models import Mandate, Organisation, User

WORDS = {"rows": 4, "dir": "auto", "maxlength": 2000}


class AskForm(forms.ModelForm):
    """What somebody says of an organisation whose page they ask for."""

    website = forms.URLField(
        label=_("Website"),
        max_length=200,
        required=False,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"dir": "ltr"}),
    )

    class Meta:
        model = Organisation
        fields = ("name", "kind", "territory", "website", "asked_why")
        labels: ClassVar = {"asked_why": _("Who are you in it, and what shows it?")}
        error_messages: ClassVar = {
            "name": {"unique": _("There is already an organisation of this name.")}
        }
        help_texts: ClassVar = {
            "territory": _("The place it works for. Leave it empty if there is no single one."),
            "asked_why": _("Only people who verify read this. They may ask to see a paper."),
        }
        widgets: ClassVar = {
            "name": forms.TextInput(attrs={"dir": "auto", "autocomplete": "organization"}),
            "asked_why": forms.Textarea(attrs=WORDS),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asked_why"].required = True

    def clean_name(self) -> str:
        return names.tidy(self.cleaned_data["name"])

    def facts(self) -> dict[str, Any]:
        """Return what was said, ready for the service."""
        facts = dict(self.cleaned_data)
        return {"why": facts.pop("asked_why"), **facts}


class CheckForm(forms.Form):
    """What somebody who verifies found out about an organisation."""

    verified = forms.TypedChoiceField(
        label=_("What did you find?"),
        choices=[("1", _("It exists, and this is it")), ("0", _("It cannot be verified"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    evidence = forms.CharField(
        label=_("What does it rest on?"),
        help_text=_("Whoever asked for the page reads this; nobody else but people who verify."),
        max_length=2000,
        widget=forms.Textarea(attrs=WORDS),
    )
    mandate = forms.BooleanField(
        label=_("Whoever asked may speak for it, in everything"), required=False
    )

    def __init__(self, *args: Any, asked_by: User | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if asked_by is None:
            del self.fields["mandate"]


class PersonField(forms.CharField):
    """Somebody, by their public name. Gives a person."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"})
        super().__init__(max_length=names.LONGEST, widget=widget, **options)

    def clean(self, value: Any) -> Any:
        name = super().clean(value)
        person = User.objects.filter(pseudonym_look=names.look(name), is_active=True).first()
        if person is None:
            raise ValidationError(_("Nobody has this public name."))
        return person


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


class MandateForm(forms.Form):
    """Who may speak for an organisation, about what, from when to when."""

    person = PersonField(
        label=_("Who may speak for it?"),
        help_text=_("Their public name on this site, as they write it."),
    )
    scope = forms.ChoiceField(label=_("About what?"), choices=Mandate.Scope.choices)
    starts_on = forms.DateField(
        label=_("From"), help_text=_("Leave it empty to begin now."), required=False, widget=_day()
    )
    ends_on = forms.DateField(
        label=_("Until (this day included)"),
        help_text=_("Leave it empty to let it run until somebody takes it back."),
        required=False,
        widget=_day(),
    )
    evidence = forms.CharField(
        label=_("What does it rest on?"),
        help_text=_("For instance the minutes of a meeting, and where they can be read."),
        max_length=2000,
        widget=forms.Textarea(attrs=WORDS),
    )

    def clean_ends_on(self) -> date | None:
        last: date | None = self.cleaned_data["ends_on"]
        if last and last < timezone.localdate():
            raise ValidationError(_("This day has passed."))
        return last

    def facts(self) -> dict[str, Any]:
        """Return what was decided, ready for the service."""
        given = self.cleaned_data
        first, last = given["starts_on"], given["ends_on"]
        begins_later = first is not None and first > timezone.localdate()
        return {
            **{name: given[name] for name in ("person", "scope", "evidence")},
            "starts_at": _midnight(first) if begins_later else None,
            "ends_at": _midnight(last + timedelta(days=1)) if last else None,
        }


class DirectoryForm(forms.Form):
    """Which organisations to list; nonsense counts as nothing."""

    q = forms.CharField(max_length=100, required=False)
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[("", _("all kinds")), *Organisation.Kind.choices],
        required=False,
    )
    after = forms.CharField(max_length=240, required=False)

    @property
    def asked(self) -> dict[str, str]:
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}
