from typing import Any

from allauth.account.internal import flows
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from people import browsers
from people.forms import EndSessionForm
from people.queries.sessions import sign_ins_of
from people.services.sessions import end_sessions
from people.views.me import MyView


class SessionsView(MyView, TemplateView):
    """Where the person is signed in."""

    template_name = "people/sessions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        here = self.request.session.session_key
        sign_ins = list(sign_ins_of(self.person))
        for sign_in in sign_ins:
            sign_in.is_here = sign_in.session_key == here
            sign_in.browser = browsers.named(sign_in.user_agent)
        return super().get_context_data(sign_ins=sign_ins, **kwargs)


class EndSessionsView(MyView):
    """Sign out of one place, or (without saying which) everywhere, here too."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        form = EndSessionForm(request.POST)
        one = form.cleaned_data["session"] if form.is_valid() else None
        if form.errors:
            return redirect("people:sessions")
        mine = UserSession.objects.filter(user=self.person)
        end_sessions(user=self.person, which=mine.filter(pk=one) if one else mine, request=request)
        if one is None:
            flows.logout.logout(request)
            return redirect("account_login")
        messages.success(request, _("That sign-in has ended."))
        return redirect("people:sessions")
