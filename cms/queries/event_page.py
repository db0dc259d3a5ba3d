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
#: Who still finds a place: anybody, who has the code of a group, who waits for one, nobody.
ROOM, WITH_A_CODE, WAITING, FULL = "room", "code", "waiting", "full"


@dataclass(frozen=True)
class Desk:
    """Whether one may register, by the dates, and for whom there is a place.

    Kept copies of the page know the dates, and hear of the last place (see `cms.services.seats`).
    """

    state: str
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    room: str = ROOM


def desk_of(event: Any, occurrence: Any, at: datetime | None = None) -> Desk:
    """Say whether the registration for a date of an event is open at a moment (by default, now)."""
    now = at or timezone.now()
    if not event.takes_registrations or occurrence is None:
        return Desk(NONE)
    closes = min(event.registration_closes_at or occurrence.starts_at, occurrence.starts_at)
    opens = event.registration_opens_at
    if now >= closes:
        return Desk(OVER, opens, closes)
    if opens and now < opens:
        return Desk(SOON, opens, closes)
    return Desk(OPEN, opens, closes, room_on(event, occurrence))


def room_on(event: Any, occurrence: Any) -> str:
    """Say who still finds a place on a date. One query, none if its places are loaded."""
    free = [places for places in occurrence.places.all() if not places.is_full]
    if any(not places.name for places in free):
        return ROOM
    if event.has_waiting_list:
        return WAITING
    return WITH_A_CODE if free else FULL


def desk_of_dates(event: Any, dates: list[Any]) -> Desk:
    """Say what the desk says of the coming dates of an event together.

    While one date of a series is under way, one registers for those that follow; and there is
    room as long as one of them has some.
    """
    desks = [desk_of(event, date) for date in dates] or [desk_of(event, None)]
    states, rooms = [OPEN, SOON, OVER, NONE], [ROOM, WITH_A_CODE, WAITING, FULL]
    return min(desks, key=lambda desk: (states.index(desk.state), rooms.index(desk.room)))


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
        "desk": desk_of_dates(event, dates),
        "full": [date for date in dates if desk_of(event, date).room != ROOM],
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
