"""Which clock a reader lives by, as far as we know it without asking."""

from zoneinfo import ZoneInfo

from django.http import HttpRequest

from participation.views.visitors import visitor_of
from people.zones import zone_of


def readers_clock(request: HttpRequest) -> ZoneInfo | None:
    """Find the clock of whoever is signed in; asks no session of a reader who has none."""
    territory = getattr(visitor_of(request), "territory", None)
    return zone_of(territory.path) if territory else None
