"""How people get into a session: by its code, with a name and a token, or with their account."""

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from common.exceptions import RuleBroken
from people.models import User
from people.names import look
from workflows.live.models import Participant, Session
from workflows.live.queries.places import Seat, Visitor, seat_of, visitor_behind
from workflows.live.tokens import hashed, new_token


@transaction.atomic
def join(
    *, session: Session, name: str, language: str, user: User | None = None
) -> tuple[Participant, str]:
    """Give somebody a place in a session; return it and the token its holder keeps.

    People with an account join as themselves, under their public name; joining again gives the
    place they have (and no token). Raises ``RuleBroken`` when the session is over, wants an
    account, has shown this person out, or somebody with an account is there under this name.
    """
    if session.is_over:
        raise RuleBroken(_("This session is over."))
    if user is not None:
        return _join_as(session, user, language), ""
    if session.access == Session.Access.ACCOUNT:
        raise RuleBroken(_("Please sign in first: this session is for people with an account."))
    if name and look(name) in _known_looks(session):
        raise RuleBroken(_("Somebody already has this name, or one that looks like it."))
    token = new_token()
    place = Participant.objects.create(
        session=session, name=name, language=language, token_hash=hashed(token)
    )
    return place, token


def _known_looks(session: Session) -> set[str]:
    """Give the names of those who are here, or run the session, with an account."""
    here = Q(place_in_sessions__session=session) | Q(facilitated_sessions=session)
    return set(User.objects.filter(here).values_list("pseudonym_look", flat=True))


def _join_as(session: Session, user: User, language: str) -> Participant:
    runs = user.has_perm("live.run_session", session)
    role = Participant.Role.FACILITATOR if runs else Participant.Role.PARTICIPANT
    try:
        with transaction.atomic():
            place, created = Participant.objects.get_or_create(
                session=session,
                user=user,
                defaults={"name": user.pseudonym, "language": language, "role": role},
            )
    except IntegrityError:
        place, created = Participant.objects.get(session=session, user=user), False
    if place.removed_at:
        raise RuleBroken(_("A facilitator has shown you out of this session."))
    if not created and place.role != role:
        place.role = role
        place.save(update_fields=["role"])
    return place


def seat_for_socket(session: Session, token: str, sign_in: str, as_: str = "") -> Seat | None:
    """Return the seat a socket may take; ``None`` for whoever has no part in the session.

    A facilitator's place is made when they first come in.
    """
    visitor = visitor_behind(sign_in)
    take_facilitators_place(session, visitor)
    return seat_of(session, visitor, token, sign_in, as_)


def take_facilitators_place(session: Session, visitor: Visitor) -> None:
    """Give a facilitator of the session the place that is theirs; others get nothing here."""
    if not isinstance(visitor, User) or not visitor.has_perm("live.run_session", session):
        return
    if not session.is_over:
        _join_as(session, visitor, visitor.language)
