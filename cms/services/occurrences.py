"""Lay out the dates of an event and the places on each, as its page says."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from cms.models import EventPage, Occurrence, Places
from cms.services import letters
from cms.services.freshness import something_changed
from cms.services.languages import is_original
from cms.services.seats import fill_places
from common import wall_clock

STARTED_LATELY = timedelta(days=1)


@transaction.atomic
def lay_out(event: EventPage) -> None:
    """Make the dates of a published event what its page says; people of a moved date are told.

    Idempotent. Translations and stand-ins have no dates of their own. A date that is gone from the
    page and has people on its list stays: the editing screen does not let it come to that.
    """
    if event.alias_of_id or not is_original(event):
        return
    walls = event.walls()
    known = {date.number: date for date in event.occurrences.select_for_update()}
    Occurrence.objects.bulk_create(
        _on(Occurrence(event=event, number=number), event, wall)
        for number, wall in enumerate(walls)
        if number not in known
    )
    for number, date in known.items():
        if number < len(walls):
            move(_on(date, event, walls[number]))
        elif not date.registered_count and not date.waiting_count:
            date.delete()
    if event.takes_registrations:
        _set_places(event)
    # The page says how much room there is, and may have been kept since it was published.
    something_changed()


def _on(date: Occurrence, event: EventPage, wall: tuple[str, str]) -> Occurrence:
    date.zone, date.which_hour = event.zone, event.which_hour
    date.starts_wall, date.ends_wall = wall
    return date


@transaction.atomic
def move(date: Occurrence) -> bool:
    """Keep a date whose clock, zone or rules have changed; True if its moment did.

    Whoever has a place on a coming date is told, with a calendar entry that replaces the first.
    """
    before = Occurrence.objects.get(pk=date.pk)
    start, end = (
        wall_clock.moment_of(wall_clock.read(wall), date.zone_info, second=date.is_second_hour)
        for wall in (date.starts_wall, date.ends_wall)
    )
    moved = (start, end) != (before.starts_at, before.ends_at)
    if moved or date.zone != before.zone:
        date.sequence = before.sequence + 1
        date.save()
    if moved and start > timezone.now():
        for registration in date.registrations.coming().select_related("occurrence__event"):
            letters.tell_moved(registration)
    return moved


def recompute_times() -> int:
    """Work out all coming moments anew, after the rules of a zone have changed.

    Returns how many dates were moved. What the clock shows stays; the moment follows it.
    """
    since = timezone.now() - STARTED_LATELY
    moved = sum(move(date) for date in Occurrence.objects.filter(ends_at__gt=since))
    for page in EventPage.objects.filter(last_ends_at__gt=since).iterator(chunk_size=200):
        dates = page.dates()
        EventPage.objects.filter(pk=page.pk).update(
            starts_at=dates[0][0], ends_at=dates[0][1], last_ends_at=dates[-1][1]
        )
    something_changed()
    return moved


def _set_places(event: EventPage) -> None:
    coming = event.occurrences.filter(ends_at__gt=timezone.now()).prefetch_related("places")
    for date in coming:
        _share_out(event, date)
        if date.waiting_count:
            fill_places(date)


def _share_out(event: EventPage, date: Occurrence) -> None:
    groups = [part.value for part in event.reserved]
    known = {places.name: places for places in date.places.all()}
    taken = {name: places.taken for name, places in known.items()}
    wanted = {group["name"]: group["places"] for group in groups}
    codes = {group["name"]: group["code"].strip() for group in groups}
    shares = shared_out(event.capacity, wanted, taken)
    for name, capacity in shares.items():
        code = codes.get(name) or (known[name].code if name in known else "")
        values = {"capacity": capacity, "code": code}
        Places.objects.update_or_create(occurrence=date, name=name, defaults=values)
    _take_away(places for name, places in known.items() if name not in shares)


def _take_away(gone: Iterable[Places]) -> None:
    for places in gone:
        places.delete()


def shared_out(
    total: int | None, wanted: dict[str, int], taken: dict[str, int]
) -> dict[str, int | None]:
    """Share the places of a date out: group -> places, "" for everybody.

    Who has a place keeps it; then groups get what is kept for them, in their order, as far as it
    goes; the rest is for everybody. The shares never come to more than `total`, unless more are
    taken already. Without a total everybody's places have no limit.
    """
    names = [*wanted, *(name for name, count in taken.items() if name and count)]
    shares: dict[str, int | None] = {}
    left = 0 if total is None else total - sum(taken.values())
    for name in dict.fromkeys(names):
        held = taken.get(name, 0)
        more = max(wanted.get(name, 0) - held, 0)
        more = more if total is None else min(more, max(left, 0))
        left -= more
        shares[name] = held + more
    shares[""] = None if total is None else taken.get("", 0) + max(left, 0)
    return shares
