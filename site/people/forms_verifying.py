from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people import census
from people.forms_organisations import PersonField
from people.models import Census, Territory
from people.services.confirming import MOST_CODES
from people.services.ending import ENDING


class PlaceField(forms.ModelChoiceField):
    def __init__(self, **options: Any) -> None:
        super().__init__(Territory.objects.order_by("path"), label=_("Place"), **options)


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ApartForm(forms.Form):
    """One of several forms on a page: its fields have names of their own there."""

    ids = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": f"{self.ids}_%s", **kwargs})


class CodeForm(forms.Form):
    """A code somebody was given on paper."""

    code = forms.CharField(
        label=_("Invitation code"),
        help_text=_("As it is printed; hyphens and capitals do not matter."),
        max_length=60,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
    )


class RegisterForm(forms.Form):
    """What somebody says of themselves, to be looked up in a register."""

    territory = forms.ModelChoiceField(Territory.objects.none(), label=_("Place"))
    document = forms.CharField(
        label=_("Number of your identity document"),
        help_text=_("It is compared and not kept."),
        max_length=census.LONGEST_NUMBER,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    born = forms.DateField(label=_("Day of birth"), widget=_day())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = Territory.objects.filter(pk__in=Census.objects.values("territory"))
        self.fields["territory"].queryset = known.order_by("path")  # type: ignore[attr-defined]


class InPersonForm(ApartForm):
    """Whom a verifier has met, and where they live."""

    ids = "person"

    person = PersonField(
        label=_("Public name of the person"),
        help_text=_("Their public name on this site, as they write it."),
    )
    territory = PlaceField(help_text=_("You saw something that shows it."))


class MakeCodesForm(ApartForm):
    """How many codes, for where, until when."""

    ids = "codes"

    territory = PlaceField()
    number = forms.IntegerField(label=_("How many"), min_value=1, max_value=MOST_CODES, initial=20)
    purpose = forms.CharField(
        label=_("What they are for"),
        help_text=_("For instance: letters to the people of a street."),
        max_length=120,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    last_day = forms.DateField(label=_("Until (this day included)"), widget=_day())

    def clean_last_day(self) -> date:
        last: date = self.cleaned_data["last_day"]
        if not timezone.localdate() <= last <= timezone.localdate() + timedelta(days=366):
            raise ValidationError(_("Choose a day within a year from now."))
        return last

    def facts(self) -> dict[str, Any]:
        """Return what was chosen, ready for the service."""
        facts = dict(self.cleaned_data)
        after = facts.pop("last_day") + timedelta(days=1)
        return {**facts, "expires_at": timezone.make_aware(datetime.combine(after, time.min))}


class EndForm(forms.Form):
    """Which verifications end, and why."""

    kind = forms.ChoiceField(
        label=_("How they were verified"),
        choices=[(kind, kind.label) for kind in ENDING],
        widget=forms.RadioSelect,
    )
    territory = PlaceField(help_text=_("And everything within it."))
    before = forms.DateField(
        label=_("Given before this day"), widget=_day(), initial=timezone.localdate
    )
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Everybody concerned reads it."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    # How many were said to end: where it is another number by now, it is said again first.
    sure = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean_before(self) -> datetime:
        day: date = self.cleaned_data["before"]
        if day > timezone.localdate():
            raise ValidationError(_("This day is yet to come."))
        return timezone.make_aware(datetime.combine(day, time.min))


class CensusForm(ApartForm):
    """A register as a file, and which of its columns say who."""

    ids = "census"

    territory = PlaceField()
    name = forms.CharField(
        label=_("Name of the register"),
        max_length=120,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    number_column = forms.CharField(label=_("Column with the document number"), max_length=100)
    born_column = forms.CharField(label=_("Column with the day of birth"), max_length=100)
    file = forms.FileField(
        label=_("CSV file"),
        help_text=_("At most 2 MB and 100,000 lines. Only hashes are kept, never what it says."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        try:
            cleaned["rows"] = census.read(
                # One byte more than may be tells that it is too much.
                cleaned["file"].read(census.MOST_BYTES + 1),
                number_column=cleaned["number_column"],
                born_column=cleaned["born_column"],
            )
        except ValidationError as wrong:
            self.add_error("file", wrong)
        return cleaned

    def facts(self) -> dict[str, Any]:
        """Return what was read, ready for the service."""
        return {name: self.cleaned_data[name] for name in ("territory", "name", "rows")}


class ConflictForm(forms.Form):
    """Whom a line of a register verifies from now on, and why."""

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            ("hand_over", _("Hand it over to who asked")),
            ("dismiss", _("Leave it where it is")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Both people read it."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
