"""From a code on the wall to taking part, and from there to an account of one's own."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from allauth.account.internal import flows
from allauth.core.internal import ratelimit
from allauth.core.ratelimit import consume
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from common import clock
from common.exceptions import RuleBroken
from common.http import as_refusal
from participation.forms.guests import GuestForm, KeepForm, TypedCodeForm
from participation.models import EventCode
from participation.queries.guests import guest_with, open_code, what_a_guest_did
from participation.rules_guests import code_of
from participation.services import guests
from participation.services.joining_guests import bring_along
from participation.views.visitors import sign_in_url
from people.models import User
from people.rules import Visitor

# What a browser remembers of its guest while somebody signs in, and for how long.
WAS_GUEST = "was_guest"
TIME_TO_SIGN_IN = timedelta(minutes=30)
# The backend that knows people by their row; no address and no code of theirs is looked at.
BACKEND = "django.contrib.auth.backends.ModelBackend"


class GuestPage(View):
    """A page of the way in. Every answer is for one person."""

    http_method_names = ["get", "head", "post"]

    @method_decorator(never_cache)
    def dispatch(self, *args: Any, **kwargs: Any) -> Any:
        return super().dispatch(*args, **kwargs)

    def page(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        where = f"participation/guests/{template}.html"
        return render(self.request, where, context, status=status)

    def no_such_code(self, typed: str, status: int = 422) -> HttpResponse:
        """Say that a code does not work: the same whether it never did or does not any more."""
        form = TypedCodeForm({"code": typed})
        form.is_valid()
        words = _("This code does not work. Look at it again, or ask who runs the event.")
        if status == 429:
            words = _("Many codes were tried from here. Wait a few minutes.")
        form.add_error("code", words)
        return self.page("code", status=status, form=form)

    def find(self, typed: str) -> EventCode | HttpResponse:
        """Find a code that works; only wrong ones count as tries, for a room shares one address."""
        if not self.may_try(dry_run=True):
            return self.no_such_code(typed, status=429)
        code = open_code(typed)
        if code is None:
            self.may_try()
            return self.no_such_code(typed)
        return code

    def may_try(self, *, dry_run: bool = False) -> bool:
        """Count a try, or only look whether one is left. Opening a page is a try, too."""
        left = ratelimit.consume(
            self.request,
            app="allauth.account",
            action="event_code",
            limit_get=True,
            dry_run=dry_run,
        )
        return left is not None


class TypeCodeView(GuestPage):
    """Type the code of an event."""

    def get(self, _request: HttpRequest) -> HttpResponse:
        return self.page("code", form=TypedCodeForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = TypedCodeForm(request.POST)
        if not form.is_valid():
            return self.page("code", form=form, status=422)
        code = self.find(form.cleaned_data["code"])
        if isinstance(code, HttpResponse):
            return code
        return redirect("guest", code.code)


class ComeInView(GuestPage):
    """Where the QR code leads: choose a public name and take part."""

    def get(self, request: Any, code: str) -> HttpResponse:
        found = self.find(code)
        if isinstance(found, HttpResponse):
            return found
        if request.user.is_authenticated:
            return self.already(request.user, found)
        return self.page("come_in", form=GuestForm(), code=found, round=found.round)

    def post(self, request: Any, code: str) -> HttpResponse:
        found = self.find(code)
        if isinstance(found, HttpResponse):
            return found
        if request.user.is_authenticated:
            return self.already(request.user, found)
        form = GuestForm(request.POST)
        context = {"form": form, "code": found, "round": found.round}
        if not form.is_valid():
            return self.page("come_in", status=422, **context)
        name, language = form.cleaned_data["pseudonym"], get_language() or ""
        try:
            person = guests.come_in(code=found, name=name, language=language, request=request)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self.page("come_in", status=409, **context)
        login(request, person, backend=BACKEND)
        # Ends with the browser; the code's own end is watched by the middleware.
        request.session.set_expiry(0)
        # The list of sign-ins is what a claim ends.
        UserSession.objects.create_from_request(request)
        return redirect(found.round)

    def already(self, user: Visitor, found: EventCode) -> HttpResponse:
        """Lead whoever is signed in to the round: one person needs one account."""
        if not getattr(user, "is_guest", False):
            messages.info(self.request, _("You are signed in: take part with your own account."))
        return redirect(found.round)


class KeepView(GuestPage):
    """Give an address, and keep what one did as a guest."""

    def get(self, request: Any) -> HttpResponse:
        return self.show(KeepForm()) if code_of(request.user) else redirect("guest-code")

    def post(self, request: Any) -> HttpResponse:
        if not code_of(request.user):
            return redirect("guest-code")
        form = KeepForm(request.POST)
        if not form.is_valid():
            return self.show(form, 422)
        if not consume(request, action="keep_guest", user=request.user):
            form.add_error(None, _("You asked for many links. Wait a few minutes."))
            return self.show(form, 429)
        email = form.cleaned_data["email"]
        try:
            guests.offer_to_keep(guest=request.user, email=email, request=request)
        except RuleBroken as broken:
            form.add_error("email", str(broken))
            return as_refusal(self.show(form), broken)
        messages.success(request, _("The link is on its way. It works for seven days."))
        return redirect("guest-keep")

    def show(self, form: KeepForm, status: int = 200) -> HttpResponse:
        return self.page("keep", status=status, form=form, code=code_of(self.request.user))


class SignInView(GuestPage):
    """Leave as a guest to sign in; what the guest did is offered to the account for a while."""

    http_method_names = ["post"]

    def post(self, request: Any) -> HttpResponse:
        guest = request.user
        if code_of(guest) is None:
            return redirect("guest-code")
        flows.logout.logout(request)
        until = clock.now() + TIME_TO_SIGN_IN
        request.session[WAS_GUEST] = {"guest": guest.pk, "until": until.timestamp()}
        return redirect(sign_in_url(reverse("guest-bring")))


class BringView(GuestPage):
    """Take what one did here as a guest into the account one is signed in to."""

    def get(self, _request: Any) -> HttpResponse:
        guest = self.guest()
        return self.show(guest) if guest else redirect("people:me")

    def post(self, request: Any) -> HttpResponse:
        guest = self.guest()
        if guest is None:
            return redirect("people:me")
        code = code_of(guest)
        if "leave" not in request.POST:
            try:
                bring_along(guest=guest, person=request.user, request=request)
            except RuleBroken as broken:
                return self.show(guest, 409, str(broken))
            messages.success(request, _("What you did as a guest is in your account now."))
        del request.session[WAS_GUEST]
        return redirect(code.round if code else "people:me")

    def guest(self) -> User | None:
        """Find who this browser was signed in as a moment ago; nobody once that is long ago."""
        was = self.request.session.get(WAS_GUEST)
        if not was or was["until"] < clock.now().timestamp():
            return None
        user = self.request.user
        if not user.is_authenticated or getattr(user, "is_guest", False):
            return None
        return guest_with(was["guest"])

    def show(self, guest: User, status: int = 200, refusal: str = "") -> HttpResponse:
        done = [line for line in what_a_guest_did(guest) if line[1]]
        return self.page("bring", status=status, guest=guest, done=done, refusal=refusal)


class LeaveView(GuestPage):
    """Leave: the guest account cannot be entered again."""

    http_method_names = ["post"]

    def post(self, request: Any) -> HttpResponse:
        code = code_of(request.user)
        if code is None:
            return redirect("guest-code")
        flows.logout.logout(request)
        return redirect(code.round)
