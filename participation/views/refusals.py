"""Actions by POST: a broken rule is a sentence on the page it concerns, never an error page."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import View
from django_htmx.http import HttpResponseClientRedirect

from common.exceptions import RuleBroken
from participation.models.care import Thing
from participation.services.premoderation import waits_for_links
from participation.views.kept_words import is_kept_quietly, is_of_another, keep_words
from participation.views.proposals import ProposalMixin, proposal_page
from participation.views.visitors import sign_in_url


def said_of_waiting(thing: Thing) -> str:
    """Say that what somebody has handed in waits for a moderator, and why."""
    if waits_for_links(thing):
        return _(
            "Thank you. You are new here, and this leads to one site three times or more: "
            "a moderator reads it first."
        )
    return _("Thank you. A moderator reads it before everybody sees it.")


class SignedInMixin(LoginRequiredMixin):
    """Send whoever is not signed in to sign-in; htmx too, as a page and not as a fragment."""

    request: Any

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method not in self._allowed_methods():  # type: ignore[attr-defined]
            return self.http_method_not_allowed(request)  # type: ignore[attr-defined,no-any-return]
        return super().dispatch(request, *args, **kwargs)

    def handle_no_permission(self) -> HttpResponse:  # type: ignore[override]
        here = self.request.path if self.request.method == "GET" else self.return_address()
        url = sign_in_url(here)
        if self.request.htmx:
            return HttpResponseClientRedirect(url)
        return redirect(url)

    def return_address(self) -> str:
        """Where to go after signing in, when the address itself only takes POST."""
        return self.request.path


class KeepsWordsMixin(SignedInMixin):
    """A form whose words are there after the next sign-in, when they were sent after the last.

    Its template says who writes it, with ``{% written_by %}``.
    """

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        is_sent = request.method == "POST" and request.user.is_authenticated
        if is_sent and is_of_another(request):
            return self.kept_for_another()
        return super().dispatch(request, *args, **kwargs)

    def handle_no_permission(self) -> HttpResponse:  # type: ignore[override]
        if self.request.method == "POST":
            if is_kept_quietly(self.request):
                return JsonResponse({}, status=401)
            keep_words(self.request)
        return super().handle_no_permission()

    def kept_for_another(self) -> HttpResponse:
        """Publish nothing in the name of whoever happens to be signed in now."""
        if is_kept_quietly(self.request):
            return JsonResponse({}, status=401)
        keep_words(self.request)
        words = _("Somebody else wrote this than who is signed in now. It is kept for them.")
        messages.warning(self.request, words)
        address = self.return_address()
        return HttpResponseClientRedirect(address) if self.request.htmx else redirect(address)


class ProposalAction(SignedInMixin, ProposalMixin, View):
    """Do one thing to a proposal, then show it as it stands (409 with a reason when refused)."""

    http_method_names = ["post"]
    fragment = ""
    done = ""

    def return_address(self) -> str:
        return self.proposal.get_absolute_url()

    def act(self) -> None:
        raise NotImplementedError

    def post(self, request: Any, **_: Any) -> HttpResponse:
        try:
            self.act()
        except RuleBroken as broken:
            return proposal_page(
                request, self.read_again(), status=409, refusal=str(broken), fragment=self.fragment
            )
        if request.htmx and self.fragment:
            return proposal_page(request, self.read_again(), fragment=self.fragment)
        if self.done:
            messages.success(request, self.done)
        return redirect(self.proposal)
