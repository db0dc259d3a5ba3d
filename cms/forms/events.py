"""Forms of events: the editing screen, and what a reader filters the list by."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.cache import cache
from django.http import QueryDict
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from cms.forms.event_rules import check_places, check_registration, check_series
from cms.forms.pages import SitePageForm
from common import wall_clock
from people.models import Territory

A_WHILE = 5 * 60  # seconds
MOMENTS = ("starts_at", "ends_at")
DOORS = ("registration_opens_at", "registration_closes_at")


class EventPageForm(SitePageForm):
    """Editors type what the clock on the wall of the event shows; we keep that, and the moment."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in (*MOMENTS, *DOORS):
            moment = getattr(self.instance, name)
            if moment and name in self.fields:
                wall = moment.astimezone(self.instance.zone_info).replace(tzinfo=None)
                # With a zone, as what is posted has one: else each event would count as changed,
                # and who only approves it as one of its authors.
                self.initial[name] = timezone.make_aware(wall)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        # A zone nobody knows has its error already.
        self.instance.zone = data.get("zone") or "UTC"
        for name in (*MOMENTS, *DOORS):
            if data.get(name):
                data[name] = self.moment(name, timezone.make_naive(data[name]))
        if all(data.get(name) for name in MOMENTS) and data["ends_at"] <= data["starts_at"]:
            self.add_error("ends_at", _("The event must end after it starts."))
        check_series(self, data)
        check_registration(self, data)
        check_places(self, data)
        return data

    def moment(self, name: str, wall: datetime) -> datetime:
        """Find the moment that was typed; refuse an hour there is not, ask if there are two."""
        zone = self.instance.zone_info
        which = self.cleaned_data.get("which_hour")
        if wall_clock.is_skipped(wall, zone):
            self.add_error(name, skipped(wall, wall_clock.after_the_jump(wall, zone), zone.key))
        if name in DOORS:
            return wall_clock.moment_of(wall, zone)
        if wall_clock.shows_twice(wall, zone) and not which:
            self.add_error("which_hour", twice(wall, zone.key))
        setattr(self.instance, name.replace("_at", "_wall"), wall_clock.written(wall))
        return wall_clock.moment_of(wall, zone, second=which == "second")


def skipped(wall: datetime, instead: datetime, zone: str) -> str:
    """Say that the clock jumps over an hour, and what to write instead."""
    return _(
        "On this day the clock in %(zone)s skips %(hour)s. Write %(instead)s, or another hour."
    ) % {"zone": zone, "hour": format_date(wall, "H:i"), "instead": format_date(instead, "H:i")}


def twice(wall: datetime, zone: str) -> str:
    """Ask which of two hours is meant."""
    return _("On this day the clock in %(zone)s shows %(hour)s twice. Say which one you mean.") % {
        "zone": zone,
        "hour": format_date(wall, "H:i"),
    }


def countries() -> list[tuple[str, str]]:
    """List the countries to choose from; they hardly ever change, so five minutes old will do."""

    def read() -> list[tuple[str, str]]:
        places = Territory.objects.filter(kind=Territory.Kind.COUNTRY)
        return [("", _("All countries")), *((place.slug, place.name) for place in places)]

    found = cache.get_or_set(f"countries-{get_language()}", read, A_WHILE)
    return found or []


class EventFilterForm(forms.Form):
    """Where and how. Whatever else an address asks for is ignored."""

    #: A filter need not be told that each of its fields may stay empty.
    is_filter = True

    territory = forms.CharField(label=gettext_lazy("Country"), required=False, max_length=50)
    mode = forms.ChoiceField(
        label=gettext_lazy("How"),
        required=False,
        choices=[
            ("", gettext_lazy("In any way")),
            ("in_person", gettext_lazy("In person")),
            ("online", gettext_lazy("Online")),
            ("hybrid", gettext_lazy("In person and online")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["territory"].widget = forms.Select(choices=countries())

    def clean_territory(self) -> Territory | None:
        slug = self.cleaned_data["territory"]
        places = Territory.objects.filter(kind=Territory.Kind.COUNTRY)
        return places.filter(slug=slug).first() if slug else None

    @classmethod
    def read(cls, query: QueryDict) -> dict[str, Any]:
        """Read the filters of an address; what cannot be a filter filters nothing."""
        form = cls(query)
        form.is_valid()
        return {
            "territory": form.cleaned_data.get("territory"),
            "mode": form.cleaned_data.get("mode") or "",
        }
