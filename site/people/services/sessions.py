"""How long people stay signed in, and how they sign out elsewhere."""

from collections.abc import Iterable
from datetime import timedelta

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone

from people.models import User
from people.queries.roles import roles_given_to
from people.services import audit
from people.signals import sessions_ended

SHARED = "on_a_shared_computer"
SEEN = "last_seen_at"


def limit_session(request: HttpRequest, user: User, *, shared: bool) -> None:
    """Set when the sign-in just made ends.

    Citizens stay for 30 days, staff for 12 hours, both counted from the sign-in; on a shared
    computer it ends with the browser, or after half an hour without a request.
    """
    if shared:
        request.session[SHARED] = True
        request.session[SEEN] = timezone.now().timestamp()
        request.session.set_expiry(0)
        return
    age = settings.SESSION_COOKIE_AGE
    if roles_given_to(user) or user.is_staff:
        age = settings.NORIA_STAFF_SESSION_AGE
    request.session.set_expiry(timezone.now() + timedelta(seconds=age))


def welcome_second_factor(request: HttpRequest, user: User, authenticator: Authenticator) -> None:
    """Note that a person has just shown a second factor, and end sign-ins made without one.

    Whoever has this moment typed the first code of an application is not asked for another
    one before seeing the recovery codes.
    """
    record_authentication(
        request, user, "mfa", id=authenticator.pk, type=authenticator.type, reauthenticated=True
    )
    factors = Authenticator.objects.filter(user=user).exclude(pk=authenticator.pk)
    if not factors.exclude(type=Authenticator.Type.RECOVERY_CODES).exists():
        here = request.session.session_key
        elsewhere = UserSession.objects.filter(user=user).exclude(session_key=here)
        end_sessions(user=user, which=elsewhere, request=request)


def end_sessions(
    *, user: User, which: Iterable[UserSession], request: HttpRequest | None = None
) -> int:
    """End some of a person's own sign-ins; return how many. Those of others are left alone.

    Tells `sessions_ended`, so that sockets opened in them are closed.
    """
    own = [session for session in which if session.user_id == user.pk]
    keys = {session.session_key for session in own}
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(user=user, session_key__in=keys).delete()
    if keys:
        audit.record(action="sessions.ended", actor=user, request=request, detail={"n": len(keys)})
        sessions_ended.send(sender=User, user_id=user.pk, session_keys=keys)
    return len(keys)
