"""Which clock a reader lives by, as far as we know it without asking."""

from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest

from participation.views.visitors import visitor_of

#: Country (its slug in the tree of territories) -> the clock most people there live by.
CLOCKS = {
    "france": "Europe/Paris",
    "italy": "Europe/Rome",
    "jordan": "Asia/Amman",
    "palestine": "Asia/Hebron",
    "spain": "Europe/Madrid",
    "tunisia": "Africa/Tunis",
}


def clock_of(person: Any) -> ZoneInfo | None:
    """Find the clock of the country somebody lives in. None for strangers and unknown countries."""
    territory = getattr(person, "territory", None)
    name = CLOCKS.get(territory.path.split("/")[0]) if territory else None
    return ZoneInfo(name) if name else None


def readers_clock(request: HttpRequest) -> ZoneInfo | None:
    """Find the clock of whoever is signed in; asks no session of a reader who has none."""
    return clock_of(visitor_of(request))
