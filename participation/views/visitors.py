"""Who is looking, asked without opening a session for readers who have none."""

from __future__ import annotations

from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse

from people.rules import Visitor


def visitor_of(request: HttpRequest) -> Visitor:
    """Return the signed-in person, or a nobody.

    Reading ``request.user`` opens the session, and that makes a page private to every cache.
    """
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return AnonymousUser()
    return request.user


def sign_in_url(back_to: str) -> str:
    """Return the address of the sign-in page, which leads back afterwards."""
    return f"{reverse('account_login')}?{urlencode({'next': back_to})}"
