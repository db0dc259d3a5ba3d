from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists

from people import roles
from people.models import User

CACHE = "_roles_held"


def has_second_factor(user: User) -> bool:
    """Tell whether a person protects their account with more than their mailbox. One query."""
    return Authenticator.objects.filter(
        user=user, type__in=[Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    ).exists()


def roles_given_to(user: User | AnonymousUser) -> frozenset[str]:
    """List the roles a person was given, in force or not. One query a person and request."""
    return _roles_of(user)[0]


def roles_of(user: User | AnonymousUser) -> frozenset[str]:
    """List the roles a person may use now. One query a person and request.

    Where a second factor is asked of staff, roles rest until it is set up; whatever asks a
    rule (a page, a template, a socket) is then closed without having to think of it.
    """
    given, guarded = _roles_of(user)
    return given if guarded or not settings.NORIA_STAFF_SECOND_FACTOR else frozenset()


def forget_roles(user: User) -> None:
    """Make the next question about a person's roles go to the database again."""
    user.__dict__.pop(CACHE, None)


def _roles_of(user: User | AnonymousUser) -> tuple[frozenset[str], bool]:
    if not user.is_authenticated or not user.is_active:
        return frozenset(), False
    # `request.user` is lazy: its own __dict__ is not the person's.
    held = getattr(user, CACHE, None)
    if held is None:
        held = _look_up(user.pk, superuser=user.is_superuser)
        setattr(user, CACHE, held)
    return held


def _look_up(pk: int, *, superuser: bool) -> tuple[frozenset[str], bool]:
    factors = Authenticator.objects.filter(
        user=pk, type__in=[Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    )
    people = User.objects.filter(pk=pk).annotate(guarded=Exists(factors))
    rows = list(people.values_list("groups__name", "guarded"))
    given = {name for name, _guarded in rows if name in roles.LABELS}
    if superuser:
        given.add(roles.ADMINISTRATOR)
    return frozenset(given), any(guarded for _name, guarded in rows)
