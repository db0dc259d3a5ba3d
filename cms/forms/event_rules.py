"""What must fit together on the editing screen of an event: a sentence at the field if it does not.

Each check takes the form and its cleaned data, in which the moments are worked out already.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.queries.occurrences import most_places_taken, people_after
from common import wall_clock

MOST_DATES = 104

Data = dict[str, Any]


def check_series(form: forms.ModelForm, data: Data) -> None:
    """Let a series end on a day or after so many times, and nobody's date vanish."""
    until, count = data.get("repeats_until"), data.get("repeats_count")
    if not data.get("repeats"):
        data["repeats_until"] = data["repeats_count"] = None
    elif bool(until) == bool(count):
        form.add_error("repeats_until", _("Say until which day, or how many times: one of them."))
    elif until and data.get("starts_at"):
        _check_last_day(form, until)
    elif count and not 1 <= count <= MOST_DATES:
        form.add_error("repeats_count", _("An event repeats 1 to 104 times."))
    if not form.errors:
        _check_kept_dates(form, data)


def _check_last_day(form: forms.ModelForm, until: Any) -> None:
    first = wall_clock.read(form.instance.starts_wall)
    if until < first.date():
        form.add_error("repeats_until", _("This day is before the event first takes place."))
    elif wall_clock.weeks_until(first, until) > MOST_DATES:
        form.add_error("repeats_until", _("An event repeats 1 to 104 times."))


def _check_kept_dates(form: forms.ModelForm, data: Data) -> None:
    count = 1
    if data.get("repeats"):
        first = wall_clock.read(form.instance.starts_wall)
        count = data.get("repeats_count") or wall_clock.weeks_until(first, data["repeats_until"])
    people = people_after(form.instance, count)
    if people:
        words = ngettext(
            "%(count)d person is registered for a date that would be gone. Cancel it first.",
            "%(count)d people are registered for dates that would be gone. Cancel them first.",
            people,
        )
        form.add_error("repeats", words % {"count": people})


def check_registration(form: forms.ModelForm, data: Data) -> None:
    """Let registration open before it closes."""
    opens, closes = data.get("registration_opens_at"), data.get("registration_closes_at")
    if opens and closes and closes <= opens:
        form.add_error("registration_closes_at", _("Registration must close after it opens."))


def check_places(form: forms.ModelForm, data: Data) -> None:
    """Count kept places among all places, and let nobody lose the place they have."""
    groups = [part.value for part in data.get("reserved") or []]
    kept = sum(group["places"] for group in groups)
    capacity = data.get("capacity")
    if groups and capacity is None:
        form.add_error("capacity", _("Say how many places there are in all."))
    elif capacity is not None and kept > capacity:
        form.add_error("reserved", _("More places are kept for groups than there are."))
    for name in ("name", "code"):
        written = [str(group[name]).strip().casefold() for group in groups]
        if len(set(written)) < len(written):
            form.add_error("reserved", _("Two groups have the same name or the same code."))
    if capacity is not None and data.get("takes_registrations"):
        _check_taken(form, capacity)


def _check_taken(form: forms.ModelForm, capacity: int) -> None:
    taken = most_places_taken(form.instance)
    if taken > capacity:
        words = ngettext(
            "%(count)d place is taken already.", "%(count)d places are taken already.", taken
        )
        form.add_error("capacity", words % {"count": taken})
