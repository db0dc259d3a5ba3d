"""What the page of one event says beside its words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from cms.queries.occurrences import attended, coming_dates
from cms.queries.outcomes import outcomes_shown
from cms.reader_time import readers_clock

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
    """Gather the dates, the registration and what came of an event. At most eight queries."""
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
    }
