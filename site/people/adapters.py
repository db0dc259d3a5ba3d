"""Where the library that signs people in asks us how."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from people.models import User
from people.services import mail
from people.services.letters import may_go
from people.services.sessions import limit_session


class AccountAdapter(DefaultAccountAdapter):
    # The library speaks of failed attempts to people who only asked for a code.
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": _(
            "Too many tries in a short time. Wait a few minutes, then try again."
        ),
    }

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        user.pseudonym = form.cleaned_data["pseudonym"]
        user.language = get_language() or user.language
        return super().save_user(request, user, form, commit)

    def login(self, request: HttpRequest, user: User) -> None:
        shared = request.session.pop("shared_computer", False)
        super().login(request, user)
        limit_session(request, user, shared=shared)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        mail.send(template_prefix, to=email, context={**context, "email": email})

    def send_account_already_exists_mail(self, email: str) -> None:
        # Whoever asks sees the same; the owner of the address is not flooded.
        if not may_go(kind="already_exists", to=email):
            return
        login_url = self.request.build_absolute_uri(reverse("account_login"))
        self.send_mail("account/email/account_already_exists", email, {"login_url": login_url})
