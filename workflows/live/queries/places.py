"""Who somebody is in a session: read for each page, and for each socket when it opens."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.models import Session as SignIn
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from people.models import User
from workflows.live.board.decide import Actor
from workflows.live.board.sight import FACILITATORS, ROOM
from workflows.live.models import Participant, Session
from workflows.live.tokens import hashed

Visitor = User | AnonymousUser


@dataclass(frozen=True)
class Seat:
    """Who sits behind a socket, and by which right: what must still hold while it is open."""

    place_pk: int
    actor: Actor
    audience: str
    language: str
    user_pk: int | None = None
    sign_in: str = ""

    @property
    def counts(self) -> bool:
        return self.actor.role in ("participant", "facilitator")


def place_of(session: Session, visitor: Visitor, token: str = "") -> Participant | None:
    """Return the place somebody has in a session, by account first, else by token.

    A place that was taken away counts as none. At most two queries.
    """
    places = Participant.objects.filter(session=session, removed_at=None)
    found = None
    if visitor.is_authenticated:
        found = places.filter(user_id=visitor.pk).first()
    if found is None and token:
        found = places.filter(token_hash=hashed(token), user=None).first()
    return found


def role_now(place: Participant, visitor: Visitor) -> str:
    """Return the role a place gives now: facilitators only as long as they run the session."""
    if place.role != Participant.Role.FACILITATOR:
        return str(place.role)
    if place.user_id == visitor.pk and visitor.has_perm("live.run_session", place.session):
        return str(Participant.Role.FACILITATOR)
    return str(Participant.Role.PARTICIPANT)


def actor_of(place: Participant, visitor: Visitor) -> Actor:
    """Return who commands from a place."""
    return Actor(str(place.pk), role_now(place, visitor), place.name)


def visitor_behind(sign_in: str) -> Visitor:
    """Return who is signed in under a session key, checked as Django checks a request."""
    if not sign_in:
        return AnonymousUser()
    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(sign_in)
    return get_user(request)


def seat_of(
    session: Session, visitor: Visitor, token: str, sign_in: str, as_: str = ""
) -> Seat | None:
    """Return the seat of somebody's place; ``None`` for whoever has none in the session.

    A facilitator may take the seat of the projector: it sees what the room sees, and only that.
    """
    place = place_of(session, visitor, token)
    if place is None:
        return None
    place.session = session
    actor = actor_of(place, visitor)
    audience = FACILITATORS if actor.role == Participant.Role.FACILITATOR else ROOM
    if as_ == Participant.Role.PROJECTOR:
        if audience != FACILITATORS:
            return None
        actor, audience = actor._replace(role="projector"), ROOM
    return Seat(
        place.pk, actor, audience, place.language, place.user_id, sign_in if place.user_id else ""
    )


def still_welcome(session: Session, seats: Iterable[Seat]) -> set[Seat]:
    """Return those of the seats whose right still holds.

    Places that were taken away, people who signed out, changed their password, were switched
    off or lost their role are not among them. Three queries, and two for each facilitator.
    """
    seats = set(seats)
    places = Participant.objects.filter(
        session=session, removed_at=None, pk__in={seat.place_pk for seat in seats}
    )
    kept = set(places.values_list("pk", flat=True))
    people = _signed_in({seat.sign_in for seat in seats if seat.sign_in})
    return {seat for seat in seats if seat.place_pk in kept and _right_holds(session, seat, people)}


def _right_holds(session: Session, seat: Seat, people: dict[str, User]) -> bool:
    if seat.user_pk is None:
        return True
    person = people.get(seat.sign_in)
    if person is None or person.pk != seat.user_pk:
        return False
    if seat.audience != FACILITATORS and seat.actor.role != Participant.Role.PROJECTOR:
        return True
    return person.has_perm("live.run_session", session)


def _signed_in(keys: set[str]) -> dict[str, User]:
    """Return who is signed in under each of these keys now; two queries, whatever their number."""
    rows = SignIn.objects.filter(session_key__in=keys, expire_date__gt=timezone.now())
    held = {row.session_key: row.get_decoded() for row in rows} if keys else {}
    people = (
        User.objects.filter(is_active=True).in_bulk(
            {int(data[SESSION_KEY]) for data in held.values() if SESSION_KEY in data}
        )
        if held
        else {}
    )
    return {
        key: person
        for key, data in held.items()
        if (person := people.get(int(data.get(SESSION_KEY, 0)))) and _same_password(person, data)
    }


def _same_password(person: User, data: dict[str, str]) -> bool:
    if BACKEND_SESSION_KEY not in data:
        return False
    return constant_time_compare(data.get(HASH_SESSION_KEY, ""), person.get_session_auth_hash())
