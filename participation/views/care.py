"""Reports by anybody, the author's side of a decision."""

from __future__ import annotations

from typing import Any, cast

from allauth.core.ratelimit import consume
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from common.exceptions import RuleBroken
from participation.forms.care import AppealForm, ReportForm
from participation.models import Decision, Proposal, Report
from participation.models.care import Thing
from participation.queries import care as queries
from participation.queries.things import handed_in, place_url, thing_for
from participation.rules import door
from participation.services import care
from participation.services.taking_back import take_back
from participation.views.refusals import SignedInMixin
from participation.views.visitors import visitor_of
from people.models import User

WAIT = 3600  # seconds


@method_decorator(never_cache, name="dispatch")
class ReportView(View):
    """Say that somebody's words are wrong; no account is needed."""

    @cached_property
    def thing(self) -> Thing:
        found = thing_for(self.kwargs["kind"], self.kwargs["pk"], self.request.user)
        if found is None:
            raise Http404
        return found

    def get(self, _request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._show(self._form())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self._show(form, 422)
        if not self._may_send():
            form.add_error(None, _("Many reports came from you. Try again in an hour."))
            response = self._show(form, 429)
            response["Retry-After"] = str(WAIT)
            return response
        try:
            made = self._report(form.cleaned_data)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self._show(form, 409)
        return redirect("care:receipt", receipt=made.receipt)

    def _form(self, data: Any = None) -> ReportForm:
        return ReportForm(data, signed_in=self.request.user.is_authenticated)

    def _may_send(self) -> bool:
        who = "signed_in" if self.request.user.is_authenticated else "guest"
        return bool(consume(self.request, action=f"report_{who}", user=self.request.user))

    def _report(self, said: dict[str, Any]) -> Report:
        person = self.request.user if self.request.user.is_authenticated else None
        return care.report(
            thing=self.thing,
            person=cast("User | None", person),
            reason=said["reason"],
            details=said["details"],
            email=said.get("email", ""),
            language=get_language() or "",
        )

    def _show(self, form: ReportForm, status: int = 200) -> HttpResponse:
        way = door("participation.report", visitor_of(self.request), self.thing)
        context = {"form": form, "thing": self.thing, "way": way}
        return render(self.request, "participation/care/report.html", context, status=status)


@method_decorator(never_cache, name="dispatch")
class ReceiptView(View):
    """What became of a report, for whoever holds its number."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        found = Report.objects.select_related("case")
        report = get_object_or_404(found, receipt=kwargs["receipt"])
        return render(request, "participation/care/receipt.html", {"report": report})


class TakeBackView(SignedInMixin, View):
    """Take back one's own words before a moderator has decided about them."""

    http_method_names = ["post"]

    def post(self, request: Any, **kwargs: Any) -> HttpResponse:
        thing = handed_in(kwargs["kind"], kwargs["pk"], request.user)
        if thing is None:
            raise Http404
        try:
            take_back(thing=thing, author=request.user)
        except RuleBroken as broken:
            context = {"reason": str(broken), "back": thing.get_absolute_url()}
            return render(request, "participation/care/too_late.html", context, status=409)
        if isinstance(thing, Proposal):
            messages.success(request, _("It is a draft again. Only you can see it."))
            return redirect(thing.url("edit"))
        messages.success(request, _("It is taken back. Nobody has seen it but moderators."))
        return redirect(place_url(thing))


@method_decorator(never_cache, name="dispatch")
class DecisionView(SignedInMixin, View):
    """The statement of reasons, for the author alone, who may appeal here."""

    http_method_names = ["get", "head", "post"]

    @cached_property
    def decision(self) -> Decision:
        found = queries.decision_for(visitor_of(self.request), self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    def get(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        return self._show(AppealForm())

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        decision, form = self.decision, AppealForm(request.POST)
        if not form.is_valid():
            return self._show(form, 422)
        try:
            care.appeal(decision=decision, author=request.user, text=form.cleaned_data["text"])
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self._show(form, 409)
        return redirect(f"{reverse('care:decision', kwargs={'pk': decision.pk})}#appeal")

    def _show(self, form: AppealForm, status: int = 200) -> HttpResponse:
        context = {
            "decision": self.decision,
            "appeal": getattr(self.decision, "appeal", None),
            "form": form,
        }
        return render(self.request, "participation/care/decision.html", context, status=status)
