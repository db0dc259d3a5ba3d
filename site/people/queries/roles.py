from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists
from django.utils.functional import Promise

from people import roles
from people.models import AuditEvent, Mandate, User

CACHE = "_roles_held"
CHANGES_SHOWN = 20


@dataclass(frozen=True)
class RoleChange:
    """One line of the audit: who gave which role to somebody, or took it, and when."""

    role: str | Promise
    given: bool
    actor: User | None
    at: datetime


def has_second_factor(user: User) -> bool:
    """Tell whether a person protects their account with more than their mailbox. One query."""
    return Authenticator.objects.filter(
        user=user, type__in=[Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    ).exists()


def roles_given_to(user: User | AnonymousUser) -> frozenset[str]:
    """List the roles a person was given, in force or not. One query a person and request."""
    return _held_by(user).roles


def roles_of(user: User | AnonymousUser) -> frozenset[str]:
    """List the roles a person may use now. One query a person and request.

    Where a second factor is asked of staff, roles rest until it is set up; whatever asks a
    rule (a page, a template, a socket) is then closed without having to think of it.
    """
    held = _held_by(user)
    unguarded = settings.NORIA_STAFF_SECOND_FACTOR and not held.guarded
    return frozenset() if unguarded else held.roles


def was_given_a_mandate(user: User | AnonymousUser) -> bool:
    """Tell whether a person has a mandate nobody took back, in force or not.

    Comes with the question about roles, so that the many who have none cost no further query.
    """
    return _held_by(user).mandated


def target_of(person: User) -> str:
    """Name a person as the audit does."""
    return f"person {person.pk}"


def role_changes(person: User) -> list[RoleChange]:
    """List how a person came by their roles, the newest first, at most 20. One query."""
    events = AuditEvent.objects.filter(
        action__in=["role.given", "role.taken"], target=target_of(person)
    ).select_related("actor")
    return [
        RoleChange(
            roles.LABELS.get(event.detail["role"], event.detail["role"]),
            event.action == "role.given",
            event.actor,
            event.at,
        )
        for event in events[:CHANGES_SHOWN]
    ]


def forget_roles(user: User) -> None:
    """Make the next question about a person's roles go to the database again."""
    user.__dict__.pop(CACHE, None)


@dataclass(frozen=True)
class Held:
    """What a person was given, and whether a second factor guards it."""

    roles: frozenset[str] = frozenset()
    guarded: bool = False
    mandated: bool = False


def _held_by(user: User | AnonymousUser) -> Held:
    if not user.is_authenticated or not user.is_active:
        return Held()
    # `request.user` is lazy: its own __dict__ is not the person's.
    held: Held | None = getattr(user, CACHE, None)
    if held is None:
        held = _look_up(user.pk, superuser=user.is_superuser)
        setattr(user, CACHE, held)
    return held


def _look_up(pk: int, *, superuser: bool) -> Held:
    factors = Authenticator.objects.filter(
        user=pk, type__in=[Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    )
    mandates = Mandate.objects.filter(person=pk, revoked_at=None)
    people = User.objects.filter(pk=pk).annotate(guarded=Exists(factors), mandated=Exists(mandates))
    rows = list(people.values_list("groups__name", "guarded", "mandated"))
    given = {name for name, *_facts in rows if name in roles.LABELS}
    if superuser:
        given.add(roles.ADMINISTRATOR)
    return Held(
        frozenset(given),
        guarded=any(guarded for _name, guarded, _mandated in rows),
        mandated=any(mandated for *_rest, mandated in rows),
    )
