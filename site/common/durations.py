"""Time in words: what people feel, not what a clock shows."""

from datetime import datetime, timedelta

from django.utils.timezone import now
from django.utils.translation import gettext, ngettext

# The least that is said of a wait: shorter ones read as a minute.
SHORTEST_WAIT = timedelta(seconds=61)


def time_left(moment: datetime, *, at: datetime | None = None) -> str:
    """Say how long it is until ``moment`` ("4 days left"), in the reader's language.

    One unit, rounded down, so that a promise is never too long: days from two days up, hours from
    two hours up, then minutes. A moment that has passed is "closed". ``at`` defaults to now;
    both must carry a time zone.
    """
    left = moment - (at or now())
    if left <= timedelta(0):
        return gettext("closed")
    if left >= timedelta(days=2):
        return _count(left.days, "day")
    minutes = int(left.total_seconds() // 60)
    if minutes >= 120:
        return _count(minutes // 60, "hour")
    if minutes >= 1:
        return _count(minutes, "minute")
    return gettext("less than a minute left")


def time_until(moment: datetime, *, at: datetime | None = None) -> str:
    """Say when something starts ("in 4 days"), by the units of `time_left`; "now" once it has."""
    left = moment - (at or now())
    if left <= timedelta(minutes=1):
        return gettext("now")
    if left >= timedelta(days=2):
        return ngettext("in %(count)d day", "in %(count)d days", left.days) % {"count": left.days}
    minutes = int(left.total_seconds() // 60)
    hours = minutes // 60
    if minutes >= 120:
        return ngettext("in %(count)d hour", "in %(count)d hours", hours) % {"count": hours}
    return ngettext("in %(count)d minute", "in %(count)d minutes", minutes) % {"count": minutes}


def _count(number: int, unit: str) -> str:
    words = {
        "day": ngettext("%(count)d day left", "%(count)d days left", number),
        "hour": ngettext("%(count)d hour left", "%(count)d hours left", number),
        "minute": ngettext("%(count)d minute left", "%(count)d minutes left", number),
    }
    return words[unit] % {"count": number}


def time_to_wait(wait: timedelta) -> str:
    """Say when something may be done again ("in 1 minute"): never "now" while it may not."""
    at = now()
    return time_until(at + max(wait, SHORTEST_WAIT), at=at)
