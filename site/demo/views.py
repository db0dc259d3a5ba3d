from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model, login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.views.generic import FormView, TemplateView

from demo.accounts import ACCOUNTS, Account
from demo.forms import EntryForm
from demo.services.filling import refuse_outside_the_demo
from demo.services.mailbox import mails

BACKEND = "django.contrib.auth.backends.ModelBackend"


class DemoOnlyMixin:
    """A second lock: even if these doors were opened by mistake, they stay shut in production."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        refuse_outside_the_demo()
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class EntryView(DemoOnlyMixin, FormView[EntryForm]):
    """Enter the demo as one of its people, in one click."""

    template_name = "demo/entry.html"
    form_class = EntryForm
    extra_context = {"accounts": ACCOUNTS}

    def form_valid(self, form: EntryForm) -> HttpResponse:
        account = _account(form.cleaned_data["account"])
        person = get_object_or_404(get_user_model(), email=account.email)
        login(self.request, person, backend=BACKEND)
        # As the sign-in library does it, for the page of one's sessions.
        UserSession.objects.create_from_request(self.request)
        return redirect(_address(account))


class MailView(DemoOnlyMixin, TemplateView):
    """The mails the demo sent, sign-in codes too."""

    template_name = "demo/mail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(mails=mails(), **kwargs)


def _account(key: str) -> Account:
    return next(account for account in ACCOUNTS if account.key == key)


def _address(account: Account) -> str:
    if account.leads_to.startswith("/"):
        return account.leads_to
    return f"/{get_language()}/{account.leads_to}"
