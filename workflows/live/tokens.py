"""The token by which a browser without an account keeps its place in one session."""

import hashlib
import secrets

from django.conf import settings
from django.http import HttpResponse

from workflows.live.models import Session

A_WEEK = 7 * 24 * 3600


def new_token() -> str:
    return secrets.token_urlsafe(24)


def hashed(token: str) -> str:
    """Return what the database keeps of a token (SHA-256; the token itself is random)."""
    return hashlib.sha256(token.encode()).hexdigest()


def cookie_name(session_pk: int) -> str:
    """Name a session's cookie; locked to this host wherever cookies travel encrypted."""
    prefix = "__Host-" if settings.SESSION_COOKIE_SECURE else ""
    return f"{prefix}live-{session_pk}"


def hand_over(response: HttpResponse, session: Session, token: str) -> None:
    """Give the browser its token; scripts cannot read it."""
    response.set_cookie(
        cookie_name(session.pk),
        token,
        max_age=A_WEEK,
        path="/",
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
