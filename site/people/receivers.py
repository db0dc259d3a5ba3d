"""What the sign-in library tells us, written into the audit; who goes. No rule lives here."""

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from django.contrib.auth import signals as auth
from django.db.models.signals import pre_delete
from django.http import HttpRequest

from people.models import User
from people.services import audit
from people.services.confirming import note_email
from people.services.forgetting import forget_everywhere
from people.services.sessions import welcome_second_factor


def connect() -> None:
    auth.user_logged_in.connect(_signed_in, dispatch_uid="people.signed_in")
    auth.user_logged_out.connect(_signed_out, dispatch_uid="people.signed_out")
    auth.user_login_failed.connect(_sign_in_failed, dispatch_uid="people.sign_in_failed")
    account.user_signed_up.connect(_signed_up, dispatch_uid="people.signed_up")
    account.email_confirmed.connect(_email_confirmed, dispatch_uid="people.email_confirmed")
    account.email_changed.connect(_email_changed, dispatch_uid="people.email_changed")
    mfa.authenticator_added.connect(_factor_added, dispatch_uid="people.factor_added")
    mfa.authenticator_removed.connect(_factor_removed, dispatch_uid="people.factor_removed")
    mfa.authentication_failed.connect(_factor_failed, dispatch_uid="people.factor_failed")
    mfa.authenticator_reset.connect(_factor_reset, dispatch_uid="people.factor_reset")
    pre_delete.connect(_going, sender=User, dispatch_uid="people.going")


def _going(instance: User, **_: Any) -> None:
    forget_everywhere(person=instance)


def _signed_in(request: HttpRequest, user: User, **_: Any) -> None:
    steps = request.session.get("account_authentication_methods", [])
    methods = [step.get("type") or step.get("method") for step in steps]
    if user.warnings:
        # Whoever is here again is not away.
        User.objects.filter(pk=user.pk).update(warnings=0, warned_at=None)
    audit.record(action="signin.ok", actor=user, request=request, detail={"methods": methods})


def _signed_out(request: HttpRequest | None, user: User | None, **_: Any) -> None:
    if request is not None:
        # The browser is told to forget what it kept of this person.
        request.signed_out = True  # type: ignore[attr-defined]
    if user:
        audit.record(action="signout", actor=user, request=request)


def _sign_in_failed(request: HttpRequest | None = None, **_: Any) -> None:
    audit.record(action="signin.failed", actor=None, request=request)


def _signed_up(request: HttpRequest, user: User, **_: Any) -> None:
    audit.record(action="account.made", actor=user, request=request)


def _email_confirmed(email_address: Any, **_: Any) -> None:
    note_email(email_address.user)


def _email_changed(request: HttpRequest, user: User, **_: Any) -> None:
    audit.record(action="email.changed", actor=user, request=request)


def _factor_added(request: HttpRequest, user: User, authenticator: Any, **_: Any) -> None:
    _record_factor("second_factor.added", request, user, authenticator)
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        welcome_second_factor(request, user, authenticator)


def _factor_removed(request: HttpRequest, user: User, authenticator: Any, **_: Any) -> None:
    _record_factor("second_factor.removed", request, user, authenticator)


def _factor_failed(request: HttpRequest, user: User, authenticator: Any, **_: Any) -> None:
    _record_factor("second_factor.failed", request, user, authenticator)


def _factor_reset(request: HttpRequest, user: User, authenticator: Any, **_: Any) -> None:
    _record_factor("second_factor.reset", request, user, authenticator)


def _record_factor(action: str, request: HttpRequest, user: User, authenticator: Any) -> None:
    kind = authenticator.type
    audit.record(action=action, actor=user, request=request, detail={"kind": kind})
