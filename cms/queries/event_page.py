"""What the page of one event says beside its words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from cms.queries.occurrences import attended, coming_dates, dates_of
from cms.queries.outcomes import outcomes_shown
from cms.reader_time import readers_clock
from participation.views.visitors import visitor_of

SOON, OPEN, OVER, NONE = "soon", "open", "over", "none"


@dataclass(frozen=True)
class Desk:
    """Whether one may register, by the dates alone: so a kept copy of the page says it right."""

    state: str
    opens_at: datetime | None = None
    closes_at: datetime | None = None


def desk_of(event: Any, occurrence: Any, at: datetime | None = None) -> Desk:
    """Say whether the registration for a date of an event is open at a moment (by default, now)."""
    now = at or timezone.now()
    if not event.takes_registrations or occurrence is None:
        return Desk(NONE)
    closes = min(event.registration_closes_at or occurrence.starts_at, occurrence.starts_at)
    opens = event.registration_opens_at
    if now >= closes:
        return Desk(OVER, opens, closes)
    return Desk(SOON if opens and now < opens else OPEN, opens, closes)


def about_event(event: Any, request: HttpRequest) -> dict[str, Any]:
    """Gather the dates, the registration and what came of an event.

    At most eight queries, and for those who are signed in what the rules ask.
    """
    dates = list(coming_dates(event))
    nearest = dates[0] if dates else None
    clock = readers_clock(request)
    return {
        "dates": dates if event.is_series else [],
        "shown": nearest or event,
        "desk": desk_of(event, nearest),
        "readers_clock": clock if clock and clock.key != event.zone else None,
        "attended": attended(event) if event.is_over else 0,
        "outcomes": outcomes_shown(event.outcomes, event.locale),
        "runs_it": runs(event, visitor_of(request)),
    }


def runs(event: Any, visitor: Any) -> bool:
    """Tell whether somebody may see who registered. Nothing is asked about strangers."""
    if not event.takes_registrations or not visitor.is_authenticated:
        return False
    date = dates_of(event).select_related("event__territory").first()
    return date is not None and visitor.has_perm("cms.see_registrations", date.event)
