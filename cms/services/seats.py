"""Give places out and take them back. Whoever calls holds the lock of the date."""

from django.db.models import F

from cms.models import Occurrence, Places, Registration
from cms.services import letters
from cms.services.freshness import something_changed


def locked(pk: int) -> Occurrence:
    """Take the lock of a date: counting places is only right while nobody else does so."""
    dates = Occurrence.objects.select_for_update(of=("self",)).select_related("event")
    return dates.get(pk=pk)


def free_places(occurrence: Occurrence, wanted: Places | None) -> Places | None:
    """Find a free place: in the group whose code was given, else among everybody's."""
    everybodys = occurrence.places.filter(name="").first()
    if wanted:
        wanted.refresh_from_db()
    return next((each for each in (wanted, everybodys) if each and not each.is_full), None)


def seat(registration: Registration, places: Places) -> None:
    """Give somebody a place. The database refuses one too many."""
    was_waiting = registration.pk is not None
    registration.sit_down(places)
    registration.save()
    _take(places.pk, 1)
    _count(registration.occurrence_id, registered=1, waiting=-1 if was_waiting else 0)


def queue(registration: Registration) -> None:
    """Put somebody at the end of the waiting list."""
    registration.save()
    _count(registration.occurrence_id, waiting=1)


def release(registration: Registration) -> None:
    """Take somebody off the list, with or without a place."""
    places, was_in = registration.places_id, registration.checked_in_at is not None
    registration.step_back()
    registration.save()
    if places:
        _take(places, -1)
    _count(
        registration.occurrence_id,
        registered=-1 if places else 0,
        waiting=0 if places else -1,
        checked_in=-1 if was_in else 0,
    )


def fill_places(occurrence: Occurrence) -> list[Registration]:
    """Give free places to those who have waited longest, and tell them; return who moved up."""
    moved = []
    for places in occurrence.places.order_by("-name"):  # everybody's come last
        queue_ = occurrence.registrations.waiting().select_related("occurrence__event")
        wanting = queue_.filter(wanted=places) if places.name else queue_
        free = places.left
        for registration in wanting if free is None else wanting[:free]:
            seat(registration, places)
            letters.tell_moved_up(registration)
            moved.append(registration)
    return moved


def _take(pk: int, step: int) -> None:
    """Count a place as taken (1) or given back (-1).

    The event's page says whether there is one left, and no more: only the last place that goes
    and the first that comes back make kept pages stale, and a rush at the desk leaves them alone.
    """
    Places.objects.filter(pk=pk).update(taken=F("taken") + step)
    if Places.objects.get(pk=pk).left == (0 if step > 0 else 1):
        something_changed()


def _count(pk: int, *, registered: int = 0, waiting: int = 0, checked_in: int = 0) -> None:
    Occurrence.objects.filter(pk=pk).update(
        registered_count=F("registered_count") + registered,
        waiting_count=F("waiting_count") + waiting,
        checked_in_count=F("checked_in_count") + checked_in,
    )
