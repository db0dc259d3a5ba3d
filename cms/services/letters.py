"""What people on the list of an event are written, each in the language they registered in."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy, override

from cms.calendars import KIND, address_of, invitation
from cms.models import EventPage, Registration
from cms.queries.languages import page_in
from people.services import mail

FOLDER = "cms/mail"


def confirm(registration: Registration) -> None:
    """Send a ticket to whoever has a place, and the news to whoever waits."""
    _write("registered" if registration.is_registered else "waiting", registration)


def tell_moved_up(registration: Registration) -> None:
    """Tell somebody who waited that they have a place."""
    _write("moved_up", registration)


def tell_moved(registration: Registration) -> None:
    """Tell somebody that the event takes place at another time."""
    _write("moved", registration)


def remind(registration: Registration) -> None:
    """Remind somebody of tomorrow."""
    _write("reminder", registration)


def _write(name: str, registration: Registration) -> None:
    if not registration.email:
        return
    date = registration.occurrence
    # Templates show moments by the running clock: here the one on the wall of the event.
    with override(registration.language), timezone.override(date.zone_info):
        event = page_in(date.event, registration.language)
        attachments = []
        if registration.is_registered:
            calendar = invitation(event, date).decode()
            attachments = [("event.ics", calendar, KIND)]
        mail.send(
            f"{FOLDER}/{name}",
            to=registration.email,
            context=_about(event, registration),
            language=registration.language,
            attachments=attachments,
        )


def _about(event: EventPage, registration: Registration) -> dict[str, object]:
    date = registration.occurrence
    ticket = _address("events:ticket", registration.ticket_token)
    cancel = _address("events:cancel", registration.cancel_token)
    return {
        "registration": registration,
        "event": event,
        "begins": date.starts_at,
        "zone": date.zone,
        "event_address": address_of(event),
        "ticket": ticket,
        "cancel": cancel,
        "buttons": {
            address_of(event): gettext_lazy("See the event"),
            ticket: gettext_lazy("Show my ticket"),
            cancel: gettext_lazy("Cancel my registration"),
        },
    }


def _address(door: str, token: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse(door, args=[token])}"
