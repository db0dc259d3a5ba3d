"""A vote as people read it before they take part: options, costs, rules, promises."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language

from participation import rules_vote
from participation.models import Round, VoteDesign
from participation.queries import voting as queries
from participation.queries.rounds import notes_on
from participation.services.voting_issuing import account
from participation.views.rounds import RoundView
from participation.views.visitors import sign_in_url, visitor_of
from participation.voting.design import Design, order_for
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
        return render(request, "participation/vote/coming.html", _coming(round_))
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


def _coming(round_: Round) -> dict[str, Any]:
    """Give the page of a vote on which nothing has been put yet its words."""
    return {
        "round": round_,
        "process": round_.process,
        "station": "vote",
        "notes": notes_on(round_),
    }


def url_of(vote: VoteDesign, name: str) -> str:
    """Return the address of one of a vote's own pages."""
    keys = {"process": vote.round.process.slug, "round": vote.round.slug}
    return reverse(f"participation:{name}", kwargs=keys)


RoundView.pages[Round.Kind.VOTE] = vote_page
