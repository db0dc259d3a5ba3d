"""While a guest is here: what they may send, and what stands above each page."""

from __future__ import annotations

from typing import Any

from allauth.account.internal import flows
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from participation.models import EventCode
from participation.rules_guests import account_words, code_of, guests_words
from people.middleware import Middleware, may_be_signed_in

READING = {"GET", "HEAD"}
# What takes an account of one's own: answers to it come later, and would reach no guest.
TOGETHER = {
    *(f"participation:{name}" for name in ("suggest", "propose-merge", "coauthors")),
    "coauthors:invitation",
}
# What stays possible when a code is revoked.
STILL_OPEN = {"guest-keep", "guest-leave", "guest-sign-in", "guest", "guest-code", "set_language"}
# Pages of an account, which a guest has not: they are led to where it becomes one.
OF_AN_ACCOUNT = ("people:", "account_", "mfa_", "usersessions_")
OPEN_PAGES = {"people:held", "people:claim", "account_logout"}
# What guests may send. Whether this round admits them to it is said by the rules.
OPEN = (
    {
        f"participation:{name}"
        for name in (
            *("propose", "edit", "preview", "publish", "similar", "discard", "withdraw"),
            *("comments", "edit-comment", "remove-comment", "helpful"),
            *("support", "withdraw-support", "answer-statement", "add-statement"),
            *("agree-merge", "refuse-merge", "answer-merge"),
            *("accept-amendment", "reject-amendment"),
        )
    }
    | STILL_OPEN
    | {"care:report", "care:take-back"}
    | OPEN_PAGES
)


class GuestMiddleware(Middleware):
    """Keep guests to the round of their code, and sign them out when it ends."""

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        if not may_be_signed_in(request) or not getattr(request.user, "is_guest", False):
            return None
        code = code_of(request.user)
        if code is None or code.is_over:
            flows.logout.logout(request)
            messages.warning(request, _("The code of the event has ended: you are signed out."))
            return None if request.method in READING else redirect("guest-code")
        request.event_code = code  # type: ignore[attr-defined]
        return self.led_elsewhere(request, code)

    def led_elsewhere(self, request: HttpRequest, code: EventCode) -> HttpResponse | None:
        """Let through what a guest may do, and lead them where they get what it takes."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in TOGETHER:
            messages.warning(request, account_words())
            return redirect("guest-keep")
        if name in (OPEN if code.is_running else STILL_OPEN | OPEN_PAGES):
            return None
        if name.startswith(OF_AN_ACCOUNT):
            return redirect("guest-keep")
        if request.method in READING:
            return None
        messages.warning(request, guests_words())
        return redirect(code.round)
