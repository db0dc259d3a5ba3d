"""The ballot as people read it, the paper they ask for, and the box they put it into."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.contrib.auth.mixins import LoginRequiredMixin
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.generic import View

from common.exceptions import RuleBroken
from participation import rules_vote
from participation.forms.voting import BallotForm, CodeForm, PaperForm
from participation.models import Round, VoteDesign
from participation.queries import voting as queries
from participation.queries.rounds import notes_on
from participation.services.voting import (
    Receipt,
    WrongCode,
    cast_ballot,
    choices_of,
    issue_credential,
)
from participation.services.voting_issuing import account
from participation.views.rounds import RoundView
from participation.views.visitors import sign_in_url, visitor_of
from participation.voting.design import Design, order_for
from participation.voting.receipts import grouped
from people.rules import Visitor


class Line(NamedTuple):
    """One option as a ballot shows it; ``cost`` in cents."""

    key: str
    title: str
    text: str
    language: str
    cost: int
    is_chosen: bool


def lines_of(design: Design, seed: str, chosen: Iterable[str] = ()) -> list[Line]:
    """List the options in the reader's language, in the order the seed gives them."""
    languages, costs, ticked = [get_language() or "en"], design.instance.costs, set(chosen)
    lines = []
    for key in order_for(list(costs), seed) if seed else costs:
        words = design.words(key, languages)
        lines.append(Line(key, words.title, words.text, words.language, costs[key], key in ticked))
    return lines


def vote_or_404(user: Visitor, process: str, round_: str) -> VoteDesign:
    """Return the vote an address names, or answer 404 to whoever may not see it."""
    seen = queries.visible_to(user)
    return get_object_or_404(seen, round__process__slug=process, round__slug=round_)


def again(user: Visitor, vote: VoteDesign) -> VoteDesign:
    """Read a vote a second time, after a service may have changed it."""
    return queries.visible_to(user).filter(pk=vote.pk)[0]


def vote_context(vote: VoteDesign, **more: Any) -> dict[str, Any]:
    """Give the templates of a vote what all of them need."""
    design = queries.design_of(vote)
    return {
        "vote": vote,
        "round": vote.round,
        "process": vote.round.process,
        "design": design,
        "currency": design.currency,
        "limits": design.instance.limits,
        "budget": design.instance.budget,
        "station": "vote",
        **more,
    }


def vote_page(request: HttpRequest, round_: Round) -> HttpResponse:
    """Show a round of votes: the options, the rules, and the way to the ballot paper."""
    visitor = visitor_of(request)
    vote = queries.visible_to(visitor).filter(round=round_).first()
    if vote is None:
        raise Http404
    if round_.state == Round.State.CLOSED:
        return redirect(f"{round_.get_absolute_url()}result/")
    design = queries.design_of(vote)
    seed = account(visitor) if visitor.is_authenticated else ""
    more = {
        "lines": lines_of(design, seed),
        "door": rules_vote.door("participation.vote", visitor, round_),
        "sign_in_url": sign_in_url(url_of(vote, "vote")),
        "has_paper": visitor.is_authenticated and queries.has_paper(vote, account(visitor)),
        "turnout": queries.turnout(vote),
        "notes": notes_on(round_),
    }
    return render(request, "participation/vote/vote.html", vote_context(vote, **more))


def url_of(vote: VoteDesign, name: str) -> str:
    """Return the address of one of a vote's own pages."""
    keys = {"process": vote.round.process.slug, "round": vote.round.slug}
    return reverse(f"participation:{name}", kwargs=keys)


RoundView.pages[Round.Kind.VOTE] = vote_page


@method_decorator(never_cache, name="dispatch")
class PaperView(LoginRequiredMixin, View):
    """Give a person their ballot paper. Its code is shown here, once, and stored nowhere."""

    def get(self, request: HttpRequest, process: str, round: str) -> HttpResponse:  # noqa: A002 -- URL's word
        return self._ask(request, vote_or_404(request.user, process, round))

    def post(self, request: Any, process: str, round: str) -> HttpResponse:  # noqa: A002 -- URL's word
        vote = vote_or_404(request.user, process, round)
        form = PaperForm(request.POST)
        if not form.is_valid():
            return self._ask(request, vote, status=422)
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
        more = {"form": form, "lines": lines, "total": total, "replaces": before is not None}
        return self._page("review", **more)

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
