"""The moderators' room: what waits, one case, and who looks after what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from common.exceptions import RuleBroken
from common.links import link
from participation.forms.care import AnswerForm, DecisionForm, QueueForm, WatchForm
from participation.models import Appeal, Case, Watch
from participation.queries import care as queries
from participation.services import care
from participation.services.watches import give_watch, take_watch
from participation.views.links import page_links

MOST_WATCHES = 500
STATUSES = QueueForm.base_fields["status"].choices  # type: ignore[attr-defined]
KINDS = QueueForm.base_fields["about"].choices  # type: ignore[attr-defined]


@method_decorator(never_cache, name="dispatch")
class CareView(PermissionRequiredMixin, View):
    """A page of the moderators' room."""

    request: Any
    permission_required = "participation.see_care"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        # Only then who may: what nobody may do is no question of rights.
        if request.method not in self._allowed_methods():  # type: ignore[attr-defined]
            return self.http_method_not_allowed(request)
        return super().dispatch(request, *args, **kwargs)


class QueueView(CareView):
    """The cases of a moderator's territories and languages, the longest waiting first."""

    def get(self, request: Any) -> HttpResponse:
        asked = QueueForm.read(request.GET)
        status, about = asked.pop("status") or "", asked.pop("about") or ""
        # A process without a case of theirs is none to a moderator, whether there is one or not.
        slug, processes = asked.pop("process"), queries.processes_of(request.user)
        process = next((one for one in processes if one.slug == slug), None)
        chosen = process.slug if process else ""
        page = queries.queue(
            request.user,
            statuses=[status] if status else queries.WAITING,
            about=about,
            process=process,
            **asked,
        )
        context = {
            "cases": page.rows,
            "links": page_links(request.GET, page),
            "status": status,
            "statuses": _ways(request, "status", status, _("All that waits"), STATUSES),
            "kinds": _ways(request, "about", about, _("Whatever it is"), KINDS),
            "processes": _ways(
                request,
                "process",
                chosen,
                _("In every process"),
                [(one.slug, one.title) for one in processes],
            ),
        }
        return render(request, "participation/care/queue.html", context)


def _ways(
    request: Any, name: str, chosen: str, every: str, values: Iterable[tuple[str, Any]]
) -> list[tuple[str, str, bool]]:
    """List the values of a filter of the queue: label, address, and whether it is chosen."""
    return [
        (str(label), link(request.GET, **{name: value or None}), value == chosen)
        for value, label in [("", every), *values]
    ]


class CaseView(CareView):
    """One case: what was said, by whom it was reported and why, and the forms to decide."""

    @cached_property
    def case(self) -> Case:
        found = queries.case_for(self.request.user, self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    @property
    def open_appeal(self) -> Appeal | None:
        for decision in self.case.decisions.all():
            appeal = getattr(decision, "appeal", None)
            if appeal and not appeal.decided_by_id:
                return appeal
        return None

    def get(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        return self.show()

    def _form(self, data: Any = None) -> DecisionForm:
        return DecisionForm(data, kinds=self.case.open_to)

    def show(self, status: int = 200, **forms: Any) -> HttpResponse:
        context = {
            "case": self.case,
            "thing": self.case.thing,
            "reported": queries.as_reported(self.case),
            "appeal": self.open_appeal,
            "may_decide": self.request.user.has_perm("participation.decide_case", self.case),
            "form": self._form(),
            "answer_form": AnswerForm(),
            **forms,
        }
        return render(self.request, "participation/care/case.html", context, status=status)


class DecideView(CaseView):
    http_method_names = ["post"]

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        form, case = self._form(request.POST), self.case
        if not form.is_valid():
            return self.show(422, form=form)
        try:
            care.decide(case=case, moderator=request.user, **form.cleaned_data)
        except RuleBroken as broken:
            # Somebody else may have decided meanwhile: show where the case stands now.
            del self.case
            form = self._form(request.POST)
            form.add_error(None, str(broken))
            return self.show(409, form=form)
        messages.success(request, _("The decision is taken; whom it concerns is told."))
        return redirect("care:case", pk=case.pk)


class AnswerView(CaseView):
    http_method_names = ["post"]

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        form, appeal = AnswerForm(request.POST), self.open_appeal
        if appeal is None:
            raise Http404
        if not form.is_valid():
            return self.show(422, answer_form=form)
        try:
            care.answer_appeal(appeal=appeal, moderator=request.user, **form.cleaned_data)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self.show(409, answer_form=form)
        messages.success(request, _("The appeal is decided; the author is told."))
        return redirect("care:case", pk=self.case.pk)


class WatchesView(CareView):
    """Who looks after which territory in which language."""

    permission_required = "participation.give_watches"

    def get(self, _request: Any) -> HttpResponse:
        return self._show(WatchForm())

    def post(self, request: Any) -> HttpResponse:
        form = WatchForm(request.POST)
        if not form.is_valid():
            return self._show(form, 422)
        give_watch(giver=request.user, **form.cleaned_data)
        return redirect("care:watches")

    def _show(self, form: WatchForm, status: int = 200) -> HttpResponse:
        watches = Watch.objects.select_related("person", "territory")
        context = {
            "form": form,
            "watches": watches.order_by("-pk")[:MOST_WATCHES],
            "unwatched": queries.unwatched_anywhere(),
        }
        return render(self.request, "participation/care/watches.html", context, status=status)


class TakeWatchView(CareView):
    http_method_names = ["post"]
    permission_required = "participation.give_watches"

    def post(self, request: Any, pk: int) -> HttpResponse:
        take_watch(taker=request.user, pk=pk)
        return redirect("care:watches")
