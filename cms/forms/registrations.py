"""What people fill in to register, and organisers to count."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from cms.models import EventPage, Occurrence
from cms.models.registrations import LONGEST_NAME
from common.fields import TidyField

LONGEST_ANSWER = 500


class RegistrationForm(forms.Form):
    """A name, an address and the event's own questions; nothing is asked that is not needed."""

    name = TidyField(
        label=_("Your name"),
        max_length=LONGEST_NAME,
        help_text=_("Only the people who organise the event see it."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("Your ticket goes there. It is deleted 90 days after the event."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )
    date = forms.ChoiceField(label=_("Date"))
    code = TidyField(
        label=_("Code of your group"),
        max_length=40,
        required=False,
        help_text=_("If somebody gave you one: places are kept for some groups."),
    )

    def __init__(
        self, *args: Any, event: EventPage, dates: list[Occurrence], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.event, self.dates = event, {str(date.number): date for date in dates}
        if len(dates) < 2:
            del self.fields["date"]
        else:
            self.fields["date"].choices = [  # type: ignore[attr-defined]
                (number, _shown(date)) for number, date in self.dates.items()
            ]
        if not any(places.name for date in dates for places in date.places.all()):
            del self.fields["code"]
        self.questions = list(event.questions)
        for part in self.questions:
            self.fields[f"q-{part.id}"] = _field_for(part.value)

    def occurrence(self) -> Occurrence:
        """Return the date that was chosen, or the only one there is."""
        number = self.cleaned_data.get("date")
        return self.dates[number] if number else next(iter(self.dates.values()))

    def answers(self) -> list[dict[str, Any]]:
        """List each question and what was answered, in the words the person saw."""
        return [
            {
                "key": str(part.id),
                "question": part.value["label"],
                "answer": self._in_words(f"q-{part.id}"),
                "value": _plain(self.cleaned_data.get(f"q-{part.id}")),
            }
            for part in self.questions
        ]

    def _in_words(self, name: str) -> str:
        value, field = self.cleaned_data.get(name), self.fields[name]
        if isinstance(field, forms.ChoiceField):
            return str(dict(field.choices).get(value, "")) if value else ""  # type: ignore[arg-type]
        return "" if value is None else str(value)


def _shown(date: Occurrence) -> str:
    moment = timezone.localtime(date.starts_at, date.zone_info)
    return date_format(moment, "DATETIME_FORMAT")


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | None) else str(value)


def _field_for(question: Any) -> forms.Field:
    common = {"label": question["label"], "required": question["required"]}
    kind = question["kind"]
    if kind == "number":
        return forms.DecimalField(max_digits=12, decimal_places=2, **common)
    if kind == "yes_no":
        choices = [("yes", _("Yes")), ("no", _("No"))]
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **common)
    if kind == "choice":
        choices = [(part.id, part.value) for part in question["choices"].bound_blocks]
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **common)
    widget = forms.TextInput(attrs={"dir": "auto"})
    return TidyField(max_length=LONGEST_ANSWER, widget=widget, **common)


class AttendanceForm(forms.ModelForm):
    """How many came, and how they were counted."""

    class Meta:
        model = Occurrence
        fields = ("attendance", "attendance_reason")
        labels = {"attendance": _("How many people came")}
        help_texts = {
            "attendance": _("Empty: as many as were checked in."),
            "attendance_reason": _("For instance: counted in the room at three o'clock."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["attendance"].required = False

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        counted = data.get("attendance") is not None
        if counted and not (data.get("attendance_reason") or "").strip():
            self.add_error("attendance_reason", _("Say how it was counted."))
        if not counted:
            data["attendance_reason"] = ""
        return data


class ListForm(forms.Form):
    """Which part of the list an organiser looks at."""

    date = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    q = forms.CharField(label=_("Name"), required=False, max_length=LONGEST_NAME)
