"""The doors: the list with its code form, the short link, the joining page."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView

from common.exceptions import RuleBroken
from people.models import User
from workflows.live.board.sight import ROOM
from workflows.live.forms.doors import JoinForm
from workflows.live.models import Session
from workflows.live.queries.outcomes import outcomes_of
from workflows.live.queries.sessions import PAST_ON_A_PAGE, listed_for, live_now, past, upcoming
from workflows.live.services.doors import join
from workflows.live.services.guesses import TooManyGuesses, session_behind
from workflows.live.services.replicas import shown_board
from workflows.live.tokens import hand_over

from .rooms import SessionMixin, address_of, too_many_guesses


class SessionsView(TemplateView):
    """The sessions: a field for the code, then live now, upcoming, and past with outcomes."""

    template_name = "live/sessions.html"

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        typed = request.GET.get("code", "").strip()
        if not typed:
            return super().get(request, *args, **kwargs)
        try:
            session = session_behind(typed, address_of(request))
        except TooManyGuesses:
            return too_many_guesses(request)
        if session:
            return redirect(session)
        wrong = _("There is no session with this code.")
        context = self.get_context_data(typed=typed[:12], wrong=wrong)
        return self.render_to_response(context, status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        found = past(user, _cursor(self.request.GET.get("before", "")))
        shown = found[:PAST_ON_A_PAGE]
        more = shown[-1] if len(found) > PAST_ON_A_PAGE else None
        return {
            "station": "session",
            "live_now": live_now(user),
            "upcoming": upcoming(user),
            "past": outcomes_of(shown, user),
            "next_url": f"?before={more.starts_at.isoformat()}_{more.pk}#past" if more else "",
            "typed": "",
            "wrong": "",
            **super().get_context_data(**kwargs),
        }


def _cursor(text: str) -> tuple[datetime, int] | None:
    moment, _sep, pk = text.replace(" ", "+").rpartition("_")
    try:
        parsed = parse_datetime(moment)
    except ValueError:
        return None
    if parsed is None or parsed.tzinfo is None or not pk.isdecimal() or len(pk) > 18:
        return None
    return parsed, int(pk)


class JoinView(SessionMixin, FormView):
    """Take a place in a session: as oneself, or with a name and without an account."""

    template_name = "live/join.html"
    form_class = JoinForm

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if self.session.is_over:
            return redirect("live:report", self.session.code)
        if self.place:
            return redirect(self.session)
        return super().get(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        return {"language": get_language()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wants_account = self.session.access == Session.Access.ACCOUNT
        return {
            "station": "session",
            "session": self.session,
            "must_sign_in": wants_account and not self.visitor.is_authenticated,
            "sign_in": f"{reverse('account_login')}?next={self.request.path}",
            **super().get_context_data(**kwargs),
        }

    def form_valid(self, form: JoinForm) -> HttpResponse:
        user = self.visitor if isinstance(self.visitor, User) else None
        try:
            _place, token = join(session=self.session, user=user, **form.cleaned_data)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self.render_to_response(self.get_context_data(form=form), status=409)
        response = redirect(self.session)
        if token:
            hand_over(response, self.session, token)
        return response

    def form_invalid(self, form: JoinForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


class ReportView(SessionMixin, TemplateView):
    """What came of a session: its cards and groups, and what became of each."""

    template_name = "live/report.html"

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        has_part = self.place or self.runs(self.session)
        if not has_part and not listed_for(self.visitor).filter(pk=self.session.pk).exists():
            return render(
                request, "live/over.html", {"session": self.session, "station": "session"}
            )
        if not self.session.is_over and not self.runs(self.session):
            raise Http404
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        (outcome,) = outcomes_of([self.session], self.request.user)
        return {
            "station": "session",
            "session": self.session,
            "board": shown_board(self.session, ROOM, self.actor.id if self.place else ""),
            "outcome": outcome,
            "runs": self.runs(self.session),
            **super().get_context_data(**kwargs),
        }
