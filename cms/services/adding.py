"""Put somebody on the list by hand: who telephoned, or stands at the door."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cms.models import Occurrence, Places, Registration
from cms.services import letters
from cms.services.registrations import give_place, standing_under
from cms.services.seats import locked
from common.exceptions import RuleBroken
from people.models import User
from people.services import audit


@transaction.atomic
def add_by_hand(  # noqa: PLR0913 -- what an organiser says about somebody
    *,
    occurrence: Occurrence,
    name: str,
    by: User,
    language: str,
    email: str = "",
    answers: list[dict[str, Any]] | None = None,
    group: Places | None = None,
) -> Registration:
    """Put somebody on the list of a date, or on its waiting list, until the event is over.

    The desk may be closed: whoever runs the event knows better. Nobody gets a place there is not.
    With an address they get their ticket; without one, nothing is sent. Who did it is written
    down. Raises RuleBroken when the event is over, the address is on the list, or all places are
    taken and there is no waiting list.
    """
    occurrence = locked(occurrence.pk)
    email = email.strip().lower()
    if occurrence.is_over:
        raise RuleBroken(_("The event is over."))
    if email and standing_under(occurrence, email):
        raise RuleBroken(_("This address is on the list already."))
    registration = Registration(
        occurrence=occurrence,
        wanted=group,
        name=name,
        email=email,
        language=language,
        answers=answers or [],
    )
    give_place(registration)
    letters.confirm(registration)
    audit.record(action="event.person_added", actor=by, target=occurrence.event.title)
    return registration
