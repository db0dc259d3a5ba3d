"""Register for an event, and take it back. Two at once on the last place: one gets it."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.models import Occurrence, Places, Registration
from cms.queries.event_page import OPEN, SOON, desk_of
from cms.queries.registrations import everything_about
from cms.services import letters
from cms.services.seats import fill_places, free_places, locked, queue, release, seat
from common.exceptions import RuleBroken
from people.models import User
from people.services.letters import may_go

#: Names, addresses and answers are kept so long after the event, its counts for ever.
KEPT = timedelta(days=90)
REMINDED_BEFORE = timedelta(hours=24)
AT_ONCE = 100


@transaction.atomic
def register(  # noqa: PLR0913 -- what a person says about themselves
    *,
    occurrence: Occurrence,
    name: str,
    email: str,
    language: str,
    answers: list[dict[str, Any]] | None = None,
    code: str = "",
    person: User | None = None,
) -> Registration:
    """Put somebody on the list of a date, or on its waiting list, and send them their ticket.

    An address that is on the list already stays as it is and gets its mail once more, in ten
    minutes once: nobody learns from the answer who comes. Raises RuleBroken when registration is
    not open, when the code is not known, or when all places are taken and there is no waiting list.
    """
    occurrence = locked(occurrence.pk)
    email = email.strip().lower()
    known = standing_under(occurrence, email)
    if known:
        # Once more, but nobody is flooded by whoever knows their address.
        if may_go(kind=f"ticket-{occurrence.pk}", to=email):
            letters.confirm(known)
        return known
    _must_be_open(occurrence)
    registration = Registration(
        occurrence=occurrence,
        wanted=places_by_code(occurrence, code),
        person=person if person and person.email == email else None,
        name=name,
        email=email,
        language=language,
        answers=answers or [],
    )
    give_place(registration)
    letters.confirm(registration)
    return registration


def standing_under(occurrence: Occurrence, email: str) -> Registration | None:
    """Find who is on the list of a date under an address."""
    found = occurrence.registrations.standing().select_related("occurrence__event")
    return found.filter(email__iexact=email).first()


def _must_be_open(occurrence: Occurrence) -> None:
    desk = desk_of(occurrence.event, occurrence)
    if desk.state == SOON:
        raise RuleBroken(_("Registration is not open yet."))
    if desk.state != OPEN:
        raise RuleBroken(_("Registration is closed."))


def places_by_code(occurrence: Occurrence, code: str) -> Places | None:
    """Find the group whose code this is, in any case; none for no code. RuleBroken if unknown."""
    if not code.strip():
        return None
    places = occurrence.places.exclude(name="").filter(code__iexact=code.strip()).first()
    if places is None:
        raise RuleBroken(_("This code is not known. Check it, or leave it empty."))
    return places


def give_place(registration: Registration) -> None:
    """Give whoever comes a place or have them wait; RuleBroken if neither can be."""
    occurrence = registration.occurrence
    places = free_places(occurrence, registration.wanted)
    if places:
        seat(registration, places)
    elif occurrence.event.has_waiting_list:
        queue(registration)
    else:
        raise RuleBroken(_("All places are taken."))


@transaction.atomic
def cancel(*, registration: Registration) -> Registration:
    """Take a registration back; whoever waits longest moves up and is told. Twice does no harm.

    Raises RuleBroken once the event has begun.
    """
    occurrence = locked(registration.occurrence_id)
    registration = Registration.objects.get(pk=registration.pk)
    registration.occurrence = occurrence
    if registration.is_cancelled:
        return registration
    if occurrence.has_begun:
        raise RuleBroken(_("The event has begun: there is nothing to cancel any more."))
    release(registration)
    fill_places(occurrence)
    return registration


def remind_registered() -> int:
    """Write to everybody whose event begins within a day, at most once each; return how many."""
    sent = 0
    while batch := _remind_some():
        sent += batch
    return sent


@transaction.atomic
def _remind_some() -> int:
    now = timezone.now()
    due = Registration.objects.coming().filter(
        reminded_at=None,
        occurrence__starts_at__gt=now,
        occurrence__starts_at__lte=now + REMINDED_BEFORE,
    )
    # Another run of the command passes over those this one holds.
    mine = list(
        due.select_for_update(of=("self",), skip_locked=True)
        .select_related("occurrence__event")
        .order_by("pk")[:AT_ONCE]
    )
    Registration.objects.filter(pk__in=[each.pk for each in mine]).update(reminded_at=now)
    for registration in mine:
        letters.remind(registration)
    return len(mine)


def forget_old() -> int:
    """Delete registrations of events that were over ninety days ago; return how many."""
    old = Registration.objects.filter(occurrence__ends_at__lt=timezone.now() - KEPT)
    return old.delete()[1].get(Registration._meta.label, 0)  # noqa: SLF001 -- Django's own way


@transaction.atomic
def forget_person(person: User) -> None:
    """Erase a person from all lists: coming events lose them, of past ones only the count stays."""
    theirs = everything_about(person)
    for registration in theirs.standing().filter(occurrence__starts_at__gt=timezone.now()):
        cancel(registration=registration)
    theirs.delete()
