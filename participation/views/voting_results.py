"""The result: what won, how it was counted, and everything needed to count it again."""

from __future__ import annotations

from typing import Any

import rules
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import View

from common.exceptions import RuleBroken
from common.views.errors import permission_denied
from participation import rules_vote
from participation.forms.voting import DrawForm, ReceiptForm
from participation.models import Result, VoteDesign
from participation.queries import voting as queries
from participation.queries.voting_files import BALLOTS, FILES, SUMS, sums_text
from participation.services.voting import LotRequired, enter_draw, result_of
from participation.views.refusals import SignedInMixin
from participation.views.visitors import visitor_of
from participation.views.voting import again, lines_of, url_of, vote_context, vote_or_404
from participation.voting.design import Design
from people.rules import Visitor

# These two tell who is who to people who know each other, when few voted.
FOR_AUDITORS = {BALLOTS, "receipts.txt"}
TYPES = {"json": "application/json", "jsonl": "application/jsonl", "py": "text/x-python"}


def looks_after(user: Visitor, vote: VoteDesign) -> bool:
    return bool(rules.has_perm(rules_vote.LOOK_AFTER, user, vote.round))


class ResultView(View):
    """The result of a vote. Whoever looks first after closing time has it counted."""

    def get(self, request: HttpRequest, process: str, round: str) -> HttpResponse:  # noqa: A002 -- URL's word
        visitor = visitor_of(request)
        vote = vote_or_404(visitor, process, round)
        return result_page(request, visitor, vote)


def result_page(
    request: HttpRequest, visitor: Visitor, vote: VoteDesign, draw: DrawForm | None = None
) -> HttpResponse:
    """Show the result, or why there is none yet (422 if a draw was entered badly)."""
    try:
        result = published(vote) or result_of(vote.round)
    except LotRequired as needed:
        return _awaiting_draw(request, again(visitor, vote), visitor, needed, draw)
    except RuleBroken:
        return redirect(vote.round.get_absolute_url())
    vote = vote if published(vote) else again(visitor, vote)
    design = queries.design_of(vote)
    more = {
        "result": result,
        "rows": rows_of(vote, design, result),
        "left": design.instance.budget - result.spent,
        "turnout": queries.turnout(vote),
        "receipt_form": _looked_up(request, vote),
        "files": files_for(visitor, vote, result),
        "is_full": result.publication == VoteDesign.Publication.FULL,
    }
    return render(request, "participation/vote/result.html", vote_context(vote, **more))


def published(vote: VoteDesign) -> Result | None:
    """Return the result of a vote loaded with its closing, or None. No query."""
    return getattr(getattr(vote, "closing", None), "result", None)


def _awaiting_draw(
    request: HttpRequest,
    vote: VoteDesign,
    visitor: Visitor,
    needed: LotRequired,
    draw: DrawForm | None,
) -> HttpResponse:
    lines = [line for line in lines_of(queries.design_of(vote), "") if line.key in needed.keys]
    form = (draw or DrawForm()) if looks_after(visitor, vote) else None
    entered = queries.draw_of(vote) if form else None
    more = {
        "lines": lines,
        "form": form,
        "turnout": queries.turnout(vote),
        "entered": entered,
        "is_mine": entered is not None and entered.entered_by_id == visitor.pk,
    }
    status = 422 if draw is not None and draw.errors else 200
    context = vote_context(vote, **more)
    return render(request, "participation/vote/draw.html", context, status=status)


def rows_of(vote: VoteDesign, design: Design, result: Result) -> list[dict[str, Any]]:
    """List the options as they were counted, in that order, with the words of each."""
    languages = [get_language() or "en"]
    most = max([*vote.closing.votes.values(), 1])
    return [
        {**step, "words": design.words(step["key"], languages), "most": most}
        for step in result.trace
    ]


def _looked_up(request: HttpRequest, vote: VoteDesign) -> ReceiptForm:
    form = ReceiptForm(request.GET if "receipt" in request.GET else None)
    if form.is_bound and form.is_valid():
        receipt = form.cleaned_data["receipt"]
        form.is_counted = queries.is_counted(vote, receipt)  # type: ignore[attr-defined]
    return form


def files_for(visitor: Visitor, vote: VoteDesign, result: Result) -> list[str]:
    """Name the files a reader may download."""
    names = [*FILES, SUMS]
    if result.publication == VoteDesign.Publication.FULL or looks_after(visitor, vote):
        return names
    return [name for name in names if name not in FOR_AUDITORS]


class FileView(View):
    """One of the published files, always the same bytes."""

    def get(
        self,
        request: HttpRequest,
        process: str,
        round: str,  # noqa: A002 -- URL's word
        name: str,
    ) -> HttpResponse:
        visitor = visitor_of(request)
        vote = vote_or_404(visitor, process, round)
        result = published(vote)
        if result is None or name not in files_for(visitor, vote, result):
            raise Http404
        text = sums_text(vote) if name == SUMS else FILES[name](vote)
        kind = TYPES.get(name.rpartition(".")[2], "text/plain")
        response = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


class DrawView(SignedInMixin, View):
    """Enter what was drawn in public; once two people have, the result is published with it."""

    def return_address(self) -> str:
        keys = self.kwargs
        vote = vote_or_404(visitor_of(self.request), keys["process"], keys["round"])
        return url_of(vote, "result")

    def post(self, request: Any, process: str, round: str) -> HttpResponse:  # noqa: A002 -- URL's word
        vote = vote_or_404(request.user, process, round)
        if not looks_after(request.user, vote):
            return permission_denied(request)
        if published(vote):
            return redirect(url_of(vote, "result"))
        form = DrawForm(request.POST)
        if form.is_valid():
            try:
                done = enter_draw(
                    round_=vote.round,
                    person=request.user,
                    seed=form.cleaned_data["seed"],
                    request=request,
                )
                if done is None:
                    messages.success(request, _("Entered. Now somebody else enters it, too."))
            except RuleBroken as broken:
                form.add_error("seed", str(broken))
        if form.errors:
            return result_page(request, request.user, vote, draw=form)
        return redirect(url_of(vote, "result"))
