"""What is asked of a signed-in person before a page answers. Visitors pass untouched."""

from collections.abc import Callable
from typing import Any

from allauth.account.internal import flows
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from people.queries.roles import roles_given_to, roles_of
from people.services import audit
from people.services.sessions import SEEN, SHARED

# Noting every request would cost a write each; being a minute late does no harm.
NOTED_EVERY = 60

# What staff may still open before their second factor is set up: the way to set it up, dressed.
ALWAYS_OPEN_PREFIXES = ("account_", "mfa_")
ALWAYS_OPEN = frozenset(
    {"set_language", "people:sessions", "people:sessions-end", "health", "stylesheet"}
)


class Middleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)


def may_be_signed_in(request: HttpRequest) -> bool:
    # Looking at `request.user` reads the session, and then the answer varies by cookie.
    return settings.SESSION_COOKIE_NAME in request.COOKIES


class SharedComputerMiddleware(Middleware):
    """Sign out whoever left a shared computer without doing so."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if may_be_signed_in(request) and request.session.get(SHARED):
            now = timezone.now().timestamp()
            idle = now - request.session.get(SEEN, 0)
            if idle > settings.NORIA_SHARED_COMPUTER_IDLE:
                flows.logout.logout(request)
            elif idle > NOTED_EVERY:
                request.session[SEEN] = now
        return self.get_response(request)


class DenialsMiddleware(Middleware):
    """Write down which doors signed-in people were refused at."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        refused = response.status_code == 403 and may_be_signed_in(request)
        if refused and request.user.is_authenticated:
            audit.record(
                action="permission.denied",
                actor=request.user,
                target=f"{request.method} {request.path}",
                request=request,
            )
        return response


class SecondFactorMiddleware(Middleware):
    """Lead staff without a second factor to where they set it up, whatever they asked for."""

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        if not may_be_signed_in(request) or not self._is_missing(request):
            return None
        match = request.resolver_match
        if match and (
            match.view_name in ALWAYS_OPEN or match.view_name.startswith(ALWAYS_OPEN_PREFIXES)
        ):
            return None
        return self._lead_to_set_up(request)

    def _is_missing(self, request: HttpRequest) -> bool:
        return bool(roles_given_to(request.user)) and not roles_of(request.user)

    def _lead_to_set_up(self, request: HttpRequest) -> HttpResponse:
        audit.record(
            action="second_factor.demanded",
            actor=request.user,
            target=f"{request.method} {request.path}",
            request=request,
        )
        messages.warning(
            request,
            _("Your role needs a second step at sign-in. Add a passkey or an application first."),
        )
        return redirect("mfa_index")
