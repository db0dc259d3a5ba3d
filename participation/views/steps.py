"""Steps about people: the moderators' list and forms, and the page of whom one is about."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from common.exceptions import RuleBroken
from participation.forms.care import AppealForm
from participation.forms.lists import RowsForm
from participation.forms.steps import StepAnswerForm, StepForm, TakeBackForm
from participation.models import Case, Report, Step, StepAppeal
from participation.queries import steps as queries
from participation.queries.care import case_for
from participation.services import steps
from participation.views.care_room import CareView
from participation.views.links import page_links
from participation.views.refusals import SignedInMixin
from participation.views.visitors import visitor_of


class StepsView(CareView):
    """The steps taken in a moderator's places, the newest first: running and past."""

    http_method_names = ["get", "head"]

    def get(self, request: Any) -> HttpResponse:
        page = queries.page_of_steps(request.user, **RowsForm.read(request.GET))
        context = {"steps": page.rows, "links": page_links(request.GET, page)}
        return render(request, "participation/care/steps.html", context)


class TakeStepView(CareView):
    """The form for a step about the author of hidden words, or about who sent a refused report."""

    http_method_names = ["get", "head", "post"]

    @cached_property
    def case(self) -> Case:
        found = case_for(self.request.user, self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    @cached_property
    def report(self) -> Report | None:
        if "report" not in self.kwargs:
            return None
        found = self.case.reports.select_related("person").filter(pk=self.kwargs["report"]).first()
        if found is None:
            raise Http404
        return found

    def get(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        return self._show(self._form())

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self._show(form, 422)
        try:
            made = steps.take_step(
                case=self.case, report=self.report, moderator=request.user, **form.cleaned_data
            )
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self._show(form, 409)
        messages.success(request, _("The step is taken; the person is told."))
        return redirect("care:step", pk=made.pk)

    def _form(self, data: Any = None) -> StepForm:
        person = queries.concerned(self.case, self.report)
        return StepForm(data, kinds=queries.possible_for(person) if person else [])

    def _show(self, form: StepForm, status: int = 200) -> HttpResponse:
        context = {"case": self.case, "thing": self.case.thing, "report": self.report, "form": form}
        return render(self.request, "participation/care/take_step.html", context, status=status)


class StepView(CareView):
    """One step for the moderators of the place, to take back or to answer an appeal."""

    http_method_names = ["get", "head"]

    @cached_property
    def step(self) -> Step:
        found = queries.step_for(self.request.user, self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    @property
    def appeal(self) -> StepAppeal | None:
        return getattr(self.step, "appeal", None)

    def get(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        return self.show()

    def show(self, status: int = 200, **forms: Any) -> HttpResponse:
        context = {
            "step": self.step,
            "appeal": self.appeal,
            "form": TakeBackForm(),
            "answer_form": StepAnswerForm(),
            **forms,
        }
        return render(self.request, "participation/care/step.html", context, status=status)


class TakeBackStepView(StepView):
    http_method_names = ["post"]

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        form, step = TakeBackForm(request.POST), self.step
        if not form.is_valid():
            return self.show(422, form=form)
        try:
            steps.take_back_step(step=step, moderator=request.user, **form.cleaned_data)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self.show(409, form=form)
        messages.success(request, _("The step is taken back; the person is told."))
        return redirect("care:step", pk=step.pk)


class AnswerStepView(StepView):
    http_method_names = ["post"]

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        form, appeal = StepAnswerForm(request.POST), self.appeal
        if appeal is None:
            raise Http404
        if not form.is_valid():
            return self.show(422, answer_form=form)
        try:
            steps.answer_step_appeal(appeal=appeal, moderator=request.user, **form.cleaned_data)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self.show(409, answer_form=form)
        messages.success(request, _("The appeal is decided; the person is told."))
        return redirect("care:step", pk=self.step.pk)


@method_decorator(never_cache, name="dispatch")
class MyStepView(SignedInMixin, View):
    """The statement of reasons, for the person alone, who may appeal here."""

    http_method_names = ["get", "head", "post"]

    @cached_property
    def step(self) -> Step:
        found = queries.step_about(visitor_of(self.request), self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    def get(self, _request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._show(AppealForm())

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        step, form = self.step, AppealForm(request.POST)
        if not form.is_valid():
            return self._show(form, 422)
        try:
            steps.appeal_step(step=step, person=request.user, text=form.cleaned_data["text"])
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self._show(form, 409)
        messages.success(request, _("Your appeal is sent. You will hear the answer."))
        return redirect("care:my-step", pk=step.pk)

    def _show(self, form: AppealForm, status: int = 200) -> HttpResponse:
        context = {
            "step": self.step,
            "appeal": getattr(self.step, "appeal", None),
            "thing": self.step.case.thing,
            "may_appeal": queries.may_be_appealed(self.step),
            "form": form,
        }
        return render(self.request, "participation/care/my_step.html", context, status=status)
