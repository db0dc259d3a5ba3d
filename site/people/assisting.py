"""While a verifier helps somebody: who acts, what may be done, and what stands above each page."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from people.middleware import Middleware, may_be_signed_in
from people.models import AssistedSession
from people.queries.roles import roles_of
from people.roles import ADMINISTRATOR, VERIFIER

KEY = "assisting"
# What a floor lets a verifier do for a person beside them: names of views.
_open: set[str] = set()
# What keeps words that are sent too late.
_keepers: list[Callable[[HttpRequest], bool]] = []
# What the verifier does themselves meanwhile.
OWN = frozenset(
    {"people:assist", "people:assist-end", "people:assist-claim", "account_logout"}
    | {"set_language", "health", "stylesheet"}
)


def allow(*views: str) -> None:
    """Let these views be used for a person who is present. All others stay shut meanwhile."""
    _open.update(views)


def keep_with(keeper: Callable[[HttpRequest], bool]) -> None:
    """Let a floor keep what is sent after the half hour; it tells whether there was anything."""
    _keepers.append(keeper)


class AssistedMiddleware(Middleware):
    """Let the person beside the verifier be who acts, in what is allowed and nowhere else."""

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        if not may_be_signed_in(request) or KEY not in request.session:
            return None
        session = _session_of(request)
        name = request.resolver_match.view_name if request.resolver_match else ""
        if session is None:
            return _over(request)
        request.assisting = session  # type: ignore[attr-defined]
        if name in OWN:
            return None
        if name not in _open:
            messages.warning(request, _("End the assisted session first."))
            return redirect("people:assist")
        session.person.assisted = session
        request.user = session.person
        return None


def _over(request: HttpRequest) -> HttpResponse | None:
    """End it: nothing is done in the verifier's own name, and nothing that was written is lost."""
    del request.session[KEY]
    messages.warning(request, _("The assisted session is over."))
    if request.method in {"GET", "HEAD"}:
        return None
    if any(keeper(request) for keeper in _keepers):
        words = _("What was written is kept: begin again for the same person and open its form.")
        messages.info(request, words)
    return redirect("people:assist")


def _session_of(request: HttpRequest) -> AssistedSession | None:
    user: Any = request.user
    if not user.is_authenticated or not {VERIFIER, ADMINISTRATOR} & roles_of(user):
        return None
    found = AssistedSession.objects.select_related("person__territory", "verifier")
    session = found.filter(pk=request.session[KEY], verifier=user).first()
    return session if session and session.is_running and session.person.is_managed else None
