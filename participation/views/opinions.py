"""One statement at a time, statements of one's own, and the map drawn from all answers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import View

from common.exceptions import RuleBroken
from common.http import as_refusal
from common.sheets import csv_of
from participation import rules
from participation.forms.opinions import AnswerForm, StatementForm
from participation.models import Round
from participation.queries import opinion_pages
from participation.queries import opinions as queries
from participation.queries.rounds import conclusions_on
from participation.services import opinions as services
from participation.tasks import draw_round_map
from participation.views.kept_words import begun_before
from participation.views.refusals import KeepsWordsMixin, SignedInMixin, said_of_waiting
from participation.views.rounds import visible_round
from participation.views.visitors import sign_in_url, visitor_of

TABLES = {
    "comments.csv": opinion_pages.comments_table,
    "participants-votes.csv": opinion_pages.votes_table,
}


class StatementRound(View):
    """What all pages on a round's statements share. Rounds of other kinds have none."""

    @cached_property
    def round_(self) -> Round:
        round_ = visible_round(self.request, self.kwargs["process"], self.kwargs["round"])
        if round_.kind != Round.Kind.COMMENTS:
            raise Http404
        return round_

    def url(self, name: str) -> str:
        keys = {"process": self.round_.process.slug, "round": self.round_.slug}
        return reverse(f"participation:{name}", kwargs=keys)

    def page(self, name: str, status: int = 200, **more: Any) -> HttpResponse:
        context = {
            "round": self.round_,
            "process": self.round_.process,
            "station": "comment",
            **more,
        }
        template = f"participation/opinions/{name}.html"
        return render(self.request, template, context, status=status)

    def not_now(self, way: rules.Door) -> HttpResponse:
        context = {"round": self.round_, "process": self.round_.process, "way": way}
        return render(self.request, "participation/not_now.html", context, status=409)


class OpinionsView(StatementRound):
    """The opinion map, in a drawing, in words and in tables; for everybody."""

    def get(self, request: HttpRequest, **_: str) -> HttpResponse:
        reader = visitor_of(request)
        door = rules.door("participation.give_opinion", reader, self.round_)
        answer_url = self.url("answer-statement")
        kept = queries.map_of(self.round_)
        return self.page(
            "map",
            door=door,
            answer_url=sign_in_url(answer_url) if door.would_open else answer_url,
            kept=kept,
            conclusions=conclusions_on(self.round_),
            unseen=queries.unseen_of(reader, self.round_),
            map=opinion_pages.shown(kept, self.round_),
            exporting=opinion_pages.may_be_exported(self.round_, kept),
        )


class AnswerView(SignedInMixin, StatementRound):
    """Show a person the statement least known to all, and take their answer."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: Any, **_: str) -> HttpResponse:
        door = rules.door("participation.give_opinion", request.user, self.round_)
        return self.show() if door else self.not_now(door)

    def post(self, request: Any, **_: str) -> HttpResponse:
        form = AnswerForm(request.POST, round_=self.round_)
        if not form.is_valid():
            return self.show(422, _this_statement_or_answer())
        data = form.cleaned_data
        try:
            services.give_opinion(
                statement=data["statement"], person=request.user, answer=data["answer"]
            )
        except RuleBroken as broken:
            return self.show(409, str(broken))
        if services.is_stale(self.round_):
            draw_round_map.enqueue(pk=self.round_.pk)
        # The focus goes to the next one: keys answer it, and screen readers read it first.
        return redirect(self.url("answer-statement") + "#statement")

    def show(self, status: int = 200, refusal: str = "") -> HttpResponse:
        statement = queries.next_statement(self.request.user, self.round_)  # type: ignore[arg-type]
        left = queries.unanswered(self.request.user, self.round_).count()  # type: ignore[arg-type]
        return self.page("answer", status, statement=statement, left=left, refusal=refusal)


class AddView(KeepsWordsMixin, StatementRound):
    """Write a statement; if one says nearly the same, that one is offered instead."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: Any, **_: str) -> HttpResponse:
        door = rules.door("participation.add_statement", request.user, self.round_)
        if not door:
            return self.not_now(door)
        return self.page("add", form=StatementForm(begun_before(request), author=request.user))

    def post(self, request: Any, **_kwargs: str) -> HttpResponse:
        form = StatementForm(request.POST, author=request.user)
        if not form.is_valid():
            return self.page("add", 422, form=form)
        try:
            made = services.add_statement(
                round_=self.round_, author=request.user, **form.cleaned_data
            )
        except services.NearlyTheSame as same:
            form.add_error("text", str(same))
            return self.page("add", 409, form=form, alike=same.statement)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return as_refusal(self.page("add", form=form), broken)
        told = _("Your statement is before everybody now. Thank you.")
        messages.success(request, said_of_waiting(made) if made.is_waiting else told)
        return redirect(self.url("answer-statement"))


class ExportView(StatementRound):
    """Statements and answers in the layout of Polis, when the round is over."""

    def get(self, _request: HttpRequest, name: str, **_kwargs: str) -> HttpResponse:
        if name not in TABLES:
            raise Http404
        if not opinion_pages.may_be_exported(self.round_, queries.map_of(self.round_)):
            return self.not_now(rules.Door(is_open=False, needs=_until_then()))
        sheet = csv_of(*TABLES[name](self.round_))
        response = HttpResponse(sheet, content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


def _this_statement_or_answer() -> str:
    return _("Choose agree, disagree or pass for the statement shown.")


def _until_then() -> str:
    return _("Answers can be fetched when the round is closed and twenty people took part.")
