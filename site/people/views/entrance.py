"""The library's sign-in screens, where they must answer more strictly than it does by itself."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from time import monotonic, sleep
from typing import Any

from allauth.account import views as allauth_views
from allauth.core.ratelimit import consume, respond_429
from django.conf import settings
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from common.exceptions import TooSoon
from common.http import as_refusal
from people.adapters import AccountAdapter
from people.models import User
from people.services import audit

View = Callable[..., HttpResponse]


def strict(view: View) -> View:
    """Answer 422, not 200, when a posted form is shown again; 429 if it came too often."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if request.method == "POST" and response.status_code == 200:
            response.status_code = 422
            if _came_too_often(response):
                response.status_code, response["Retry-After"] = 429, "60"
        return response

    return answer


def _came_too_often(response: HttpResponse) -> bool:
    # By its words: the library passes the error on from one form to another without its code.
    words = str(AccountAdapter.error_messages["too_many_login_attempts"])
    form = (getattr(response, "context_data", None) or {}).get("form")
    return form is not None and any(words in told for told in form.errors.values())


def unhurried(view: View) -> View:
    """Answer every posted form after the same time, however much there was to do for it.

    A new address is more work than a known one, and what answers sooner tells who has an account
    (CWE-208). Each request has a thread of its own, so nobody else waits.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        due = monotonic() + settings.NORIA_ENTRANCE_SECONDS
        response = view(request, *args, **kwargs)
        if request.method == "POST":
            sleep(max(0.0, due - monotonic()))
        return response

    return answer


class SignupView(allauth_views.SignupView):
    """Two people may want one name, or one person press twice: the database decides."""

    def form_valid(self, form: Any) -> HttpResponse:
        if not consume(self.request, action="join"):
            return self._too_many_from_here(form)
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except IntegrityError:
            form.full_clean()
            return super().form_valid(form) if form.is_valid() else self.form_invalid(form)

    def _too_many_from_here(self, form: Any) -> HttpResponse:
        sentence = _(
            "Several people joined from this network today. Try again tomorrow, from another "
            "network, or with the event code of a meeting."
        )
        form.add_error(None, sentence)
        broken = TooSoon(sentence, wait=timedelta(days=1))
        return as_refusal(self.form_invalid(form), broken)


class LimitedGuesses:
    """Three guesses a code, however many browsers send them and however fast.

    The library counts wrong guesses in the session, which a hundred requests at once all read
    before any of them writes.
    """

    request: HttpRequest
    _action: str
    _process: Any

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self._action == "verify":
            one_code = f"{request.session.session_key}:{self._process.state['at']}"
            if not consume(request, action="check_code", key=one_code):
                self._note_failure()
                return respond_429(request)
        if self._action == "resend":
            messages.info(request, _("A new code is on its way."))
        return super().post(request, *args, **kwargs)  # type: ignore[misc]

    def form_invalid(self, form: Any) -> HttpResponse:
        self._note_failure()
        return super().form_invalid(form)  # type: ignore[misc]

    def _note_failure(self) -> None:
        # Known address or not, the same work: what is slower tells who has an account.
        person: User | None = self._process.user
        audit.record(
            action="signin.failed",
            actor=person,
            request=self.request,
            detail={"methods": ["code"]},
        )


class ConfirmLoginCodeView(LimitedGuesses, allauth_views.ConfirmLoginCodeView):
    pass


class ConfirmEmailView(LimitedGuesses, allauth_views.ConfirmEmailVerificationCodeView):
    pass
