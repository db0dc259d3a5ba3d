"""Events as calendars take them: iCalendar (RFC 5545), with the rules of their zones inside."""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache

from django.conf import settings
from django.utils.html import strip_tags
from icalendar import Calendar, Event, Timezone, vText, vUri

from cms.models import EventPage, Occurrence
from common import wall_clock

KIND = "text/calendar; charset=utf-8"


def feed(events: Iterable[EventPage], *, name: str) -> bytes:
    """Write many events as one calendar; a weekly series is one entry that repeats."""
    calendar = _empty(name)
    for event in events:
        calendar.add_component(_entry(event, event.starts_wall, event.ends_wall, weekly=True))
    return _closed(calendar)


def invitation(event: EventPage, date: Occurrence) -> bytes:
    """Write one date of an event for whoever comes to it; a later one replaces an earlier."""
    calendar = _empty(event.title)
    entry = _entry(event, date.starts_wall, date.ends_wall, second=date.is_second_hour)
    entry["UID"] = f"{event.translation_key}-{date.number}@{_host()}"
    entry["SEQUENCE"] = date.sequence
    calendar.add_component(entry)
    return _closed(calendar)


def _empty(name: str) -> Calendar:
    calendar = Calendar()
    calendar.add("PRODID", f"-//{settings.WAGTAIL_SITE_NAME}//Events//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", vText(name))
    return calendar


def _entry(
    event: EventPage, starts: str, ends: str, *, weekly: bool = False, second: bool | None = None
) -> Event:
    entry = Event()
    entry.add("UID", f"{event.translation_key}@{_host()}")
    entry.add("DTSTAMP", event.last_published_at or datetime.now(UTC))
    for name, wall in (("DTSTART", starts), ("DTEND", ends)):
        again = event.is_second_hour if second is None else second
        entry.add(name, _in_zone(event, wall, again))
    if weekly and event.is_series:
        entry.add("RRULE", {"FREQ": "WEEKLY", "COUNT": event.count_of_dates()})
    entry.add("SUMMARY", event.title)
    entry.add("DESCRIPTION", strip_tags(event.summary))
    if event.is_in_person and event.place:
        entry.add("LOCATION", event.place)
        if event.latitude is not None and event.longitude is not None:
            entry.add("GEO", (event.latitude, event.longitude))
    entry.add("URL", vUri(address_of(event)))
    return entry


def _in_zone(event: EventPage, wall: str, second: bool) -> datetime:
    return wall_clock.moment_of(wall_clock.read(wall), event.zone_info, second=second).astimezone(
        event.zone_info
    )


def _closed(calendar: Calendar) -> bytes:
    # Before what refers to them.
    calendar.subcomponents[:0] = map(_rules_of, sorted(calendar.get_missing_tzids()))
    return bytes(calendar.to_ical())


@cache
def _rules_of(zone: str) -> Timezone:
    """Give the rules of a zone; the library looks for them hour by hour, through many years."""
    return Timezone.from_tzid(zone)


def _host() -> str:
    return settings.WAGTAILADMIN_BASE_URL.split("://", 1)[-1]


def address_of(event: EventPage) -> str:
    """Give the whole address of an event's page."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{event.url or ''}"
