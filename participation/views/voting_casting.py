"""The paper people ask for, and the box they put it into."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.crypto import get_random_string
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from common.exceptions import RuleBroken
from participation import rules_vote
from participation.forms.voting import BallotForm, CodeForm, PaperForm
from participation.models import VoteDesign
from participation.queries import voting as queries
from participation.services.voting import (
    Receipt,
    WrongCode,
    cast_ballot,
    choices_of,
    issue_credential,
)
from participation.services.voting_issuing import account
from participation.views.voting import again, lines_of, vote_context, vote_or_404
from participation.voting.receipts import grouped


@method_decorator(never_cache, name="dispatch")
class PaperView(LoginRequiredMixin, View):
    """Give a person their ballot paper. Its code is shown here, once, and stored nowhere."""

    def get(self, request: HttpRequest, process: str, round: str) -> HttpResponse:  # noqa: A002 -- URL's word
        return self._ask(request, vote_or_404(request.user, process, round))

    def post(self, request: Any, process: str, round: str) -> HttpResponse:  # noqa: A002 -- URL's word
        vote = vote_or_404(request.user, process, round)
        form = PaperForm(request.POST)
        if not form.is_valid():
            again = _("The form did not arrive whole. Press the button once more.")
            return self._ask(request, vote, status=422, refusal=again)
        try:
            key = form.cleaned_data["form_key"]
            code = issue_credential(round_=vote.round, user=request.user, form_key=key)
        except RuleBroken as broken:
            return self._ask(request, vote, status=409, refusal=str(broken))
        return self._paper(request, vote, code)

    def _ask(
        self, request: HttpRequest, vote: VoteDesign, status: int = 200, refusal: str = ""
    ) -> HttpResponse:
        form = PaperForm(initial={"form_key": get_random_string(32)})
        door = rules_vote.door("participation.vote", request.user, vote.round)
        has_paper = queries.has_paper(vote, account(request.user))  # type: ignore[arg-type]
        more = {"form": form, "door": door, "refusal": refusal, "has_paper": has_paper}
        context = vote_context(vote, **more)
        return render(request, "participation/vote/ask.html", context, status=status)

    def _paper(self, request: HttpRequest, vote: VoteDesign, code: str) -> HttpResponse:
        # Opened by now, if this was the first paper of all.
        vote = again(request.user, vote)
        design = queries.design_of(vote)
        form = BallotForm(initial={"code": grouped(code, 5)}, design=design)
        more = {"code": grouped(code, 5), "form": form, "lines": lines_of(design, form.seed)}
        return render(request, "participation/vote/paper.html", vote_context(vote, **more))


@method_decorator(never_cache, name="dispatch")
class CastView(View):
    """Take a code and choices: fill in, review, cast. Whoever is signed in is not looked at."""

    vote: VoteDesign
    steps = {"review": "review", "cast": "cast", "change": "change", "look": "look"}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        # From here on nothing can learn who it is: not a log, not a template, not a mistake.
        request.user = AnonymousUser()
        self.vote = vote_or_404(request.user, kwargs["process"], kwargs["round"])
        self.design = queries.design_of(self.vote)
        return super().dispatch(request, *args, **kwargs)

    def get(self, _request: HttpRequest, **_: str) -> HttpResponse:
        return self._fill_in(BallotForm(initial=BallotForm.fresh(), design=self.design))

    def post(self, request: HttpRequest, **_: str) -> HttpResponse:
        step = self.steps.get(request.POST.get("step", ""), "review")
        form = BallotForm(request.POST, design=self.design)
        try:
            return getattr(self, f"_{step}")(form)
        except WrongCode as wrong:
            form.is_valid()
            form.add_error("code", str(wrong))
            return self._fill_in(form, status=422)
        except RuleBroken as broken:
            return self._fill_in(form, status=409, refusal=str(broken))

    def _review(self, form: BallotForm) -> HttpResponse:
        if not form.is_valid():
            return self._fill_in(form, status=422)
        before = choices_of(round_=self.vote.round, code=form.cleaned_data["code"])
        lines = [line for line in lines_of(self.design, form.seed, form.chosen) if line.is_chosen]
        total = sum(line.cost for line in lines)
        replaces = before is not None
        return self._page("review", form=form, lines=lines, total=total, replaces=replaces)

    def _cast(self, form: BallotForm) -> HttpResponse:
        if not form.is_valid():
            return self._fill_in(form, status=422)
        data = form.cleaned_data
        done: Receipt = cast_ballot(
            round_=self.vote.round, code=data["code"], choices=data["choices"]
        )
        return self._page("receipt", receipt=grouped(done.text), revision=done.revision)

    def _change(self, form: BallotForm) -> HttpResponse:
        return self._fill_in(BallotForm(initial=self._typed(form), design=self.design))

    def _look(self, form: BallotForm) -> HttpResponse:
        asked = CodeForm(form.data)
        if not asked.is_valid():
            form.is_valid()
            return self._fill_in(form, status=422)
        cast = choices_of(round_=self.vote.round, code=asked.cleaned_data["code"])
        typed = {**self._typed(form), "choices": cast or ()}
        shown = BallotForm(initial=typed, design=self.design)
        return self._fill_in(shown, found=cast is not None, looked=True)

    @staticmethod
    def _typed(form: BallotForm) -> dict[str, Any]:
        return {
            "code": form["code"].value(),
            "choices": form.chosen,
            "order": form["order"].value(),
        }

    def _fill_in(self, form: BallotForm, status: int = 200, **more: Any) -> HttpResponse:
        lines = lines_of(self.design, form.seed, form.chosen)
        return self._page("cast", status=status, form=form, lines=lines, **more)

    def _page(self, name: str, status: int = 200, **more: Any) -> HttpResponse:
        template = f"participation/vote/{name}.html"
        return render(self.request, template, vote_context(self.vote, **more), status=status)
