"""Asking once more who is there, before something that cannot be taken back.

Whoever has a second factor shows it (the sign-in library asks for it); whoever has none gets a
code by mail, as at sign-in.
"""

import secrets
import time

from allauth.account import app_settings
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.core.ratelimit import consume
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from common.exceptions import RuleBroken
from people.models import User
from people.services import audit, mail

KEPT = "proof_code"
LASTS = 15 * 60  # seconds
SALT = "people.proving"


def is_fresh(request: HttpRequest, person: User) -> bool:
    """Tell whether the person showed who they are in the last five minutes, here."""
    records = get_authentication_records(request, person)
    newest = max((record["at"] for record in records), default=0)
    return bool(time.time() - newest < app_settings.REAUTHENTICATION_TIMEOUT)


def send_code(*, request: HttpRequest, person: User) -> None:
    """Send a code that proves, in this browser and for a quarter of an hour, who is there.

    Raises:
        RuleBroken: when many were asked for.

    """
    if not consume(request, action="request_login_code", key=person.email):
        raise RuleBroken(_("You asked for many codes. Wait a few minutes."))
    code = f"{secrets.randbelow(10**6):06}"
    request.session[KEPT] = {"made": _made_of(code, person), "at": time.time()}
    mail.send("people/mail/proof", to=person.email, context={"code": code})


def check_code(*, request: HttpRequest, person: User, code: str) -> bool:
    """Take a code; True, and the person counts as fresh, when it is the one that was sent.

    Three guesses a code, however many requests at once make them.
    """
    kept = request.session.get(KEPT)
    if not kept or time.time() - kept["at"] > LASTS:
        return False
    one_code = f"{request.session.session_key}:{kept['at']}"
    if not consume(request, action="check_code", key=one_code):
        return False
    if not constant_time_compare(kept["made"], _made_of(code.strip(), person)):
        audit.record(
            action="signin.failed", actor=person, request=request, detail={"methods": ["proof"]}
        )
        return False
    del request.session[KEPT]
    record_authentication(request, person, "code", email=person.email, reauthenticated=True)
    return True


def _made_of(code: str, person: User) -> str:
    return salted_hmac(SALT, f"{person.pk}:{code}", algorithm="sha256").hexdigest()
