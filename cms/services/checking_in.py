"""At the door: who came, counted once; and afterwards, how many there were."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.models import Occurrence, Registration
from cms.services.freshness import something_changed
from cms.services.seats import locked
from common.exceptions import RuleBroken
from people.models import User
from people.services import audit


@transaction.atomic
def check_in(*, registration: Registration, by: User) -> bool:
    """Count somebody who came. False, and nothing changes, if they were counted before.

    Raises RuleBroken for whoever has no place.
    """
    date = locked(registration.occurrence_id)
    registration.refresh_from_db(fields=["checked_in_at"])
    if not Registration.objects.coming().filter(pk=registration.pk).exists():
        raise RuleBroken(_("This person has no place: cancelled, or on the waiting list."))
    if registration.checked_in_at:
        return False
    registration.checked_in_at, registration.checked_in_by = timezone.now(), by
    registration.save(update_fields=["checked_in_at", "checked_in_by"])
    _count(date, 1)
    return True


@transaction.atomic
def undo_check_in(*, registration: Registration) -> bool:
    """Take a check-in back, after a wrong press. False if there was none."""
    date = locked(registration.occurrence_id)
    registration.refresh_from_db(fields=["checked_in_at"])
    if not registration.checked_in_at:
        return False
    registration.checked_in_at = registration.checked_in_by = None
    registration.save(update_fields=["checked_in_at", "checked_in_by"])
    _count(date, -1)
    return True


def _count(date: Occurrence, change: int) -> None:
    Occurrence.objects.filter(pk=date.pk).update(checked_in_count=F("checked_in_count") + change)
    if date.is_over:
        # From then on the event's page says how many came.
        something_changed()


@transaction.atomic
def count_attendance(
    *, occurrence: Occurrence, number: int | None, reason: str, by: User
) -> Occurrence:
    """Say how many came, counted otherwise than at the door; no number goes back to the door's.

    Raises RuleBroken before the event, and for a number without a reason.
    """
    occurrence = locked(occurrence.pk)
    if not occurrence.has_begun:
        raise RuleBroken(_("The event has not begun."))
    if number is not None and not reason.strip():
        raise RuleBroken(_("Say how it was counted."))
    occurrence.attendance = number
    occurrence.attendance_reason = reason.strip() if number is not None else ""
    occurrence.save(update_fields=["attendance", "attendance_reason"])
    audit.record(
        action="event.attendance",
        actor=by,
        target=str(occurrence.event),
        detail={"number": number, "reason": occurrence.attendance_reason},
    )
    return occurrence
