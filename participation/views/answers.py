"""The organiser's answers to the proposals of a round: decide each, announce them together."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.generic import View

from common.exceptions import RuleBroken
from common.facets import Choice
from common.links import link
from participation.forms.answers import AnswerForm, AnswersForm, BeginForm
from participation.models import Answer, Round, SuggestedAnswer
from participation.queries import answers as queries
from participation.queries.keyset import page_of
from participation.queries.proposals import ORDERS, PAGE
from participation.services import answers as services
from participation.views.links import page_links
from participation.views.proposals import ProposalMixin
from participation.views.refusals import SignedInMixin
from participation.views.rounds import visible_round
from people.models import User


class OrganisersRound(SignedInMixin, View):
    """A round, for those who answer for its process."""

    @cached_property
    def round_(self) -> Round:
        return visible_round(self.request, self.kwargs["process"], self.kwargs["round"])

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        heard = request.method.lower() in self.http_method_names
        if heard and request.user.is_authenticated and not self._may(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def _may(self, person: User) -> bool:
        return person.has_perm("participation.answer_proposal", self.round_)


class AnswersView(OrganisersRound):
    """The proposals of a round and how far their answers are."""

    http_method_names = ["get", "head"]

    def get(self, request: Any, **_kwargs: Any) -> HttpResponse:
        asked = AnswersForm.read(request.GET)
        page = page_of(
            queries.to_be_answered(self.round_, asked["state"] or ""),
            order=ORDERS["supported"],
            size=PAGE,
            after=asked["after"],
            before=asked["before"],
            among=queries.to_be_answered(self.round_),
        )
        figures = queries.figures(self.round_)
        context = {
            "round": self.round_,
            "process": self.round_.process,
            "proposals": page.rows,
            "links": page_links(request.GET, page),
            "states": _states(request, asked["state"], figures),
            "decided": figures[queries.DECIDED],
            "station": "proposal",
        }
        return render(request, "participation/answers/list.html", context)


def _states(request: Any, chosen: str | None, figures: dict[str, int]) -> list[Choice]:
    labels = AnswersForm.base_fields["state"].choices  # type: ignore[attr-defined]
    every = [("", _("All"), sum(figures.values()))]
    # Most rounds have no evaluators who answer.
    some = [one for one in labels if figures[one[0]] or one[0] != queries.SUGGESTED]
    named = [(state, str(label), figures[state]) for state, label in some]
    return [
        Choice(
            key=state,
            label=label,
            url=link(request.GET, state=state or None),
            number=number,
            is_chosen=(chosen or "") == state,
        )
        for state, label, number in [*every, *named]
    ]


class AnnounceView(OrganisersRound):
    """Let everybody read what is decided."""

    http_method_names = ["post"]

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        number = services.announce_answers(round_=self.round_, organiser=request.user)
        words = ngettext(
            "%(number)s answer is announced.", "%(number)s answers are announced.", number
        )
        messages.success(request, words % {"number": number})
        return redirect("participation:answers", self.kwargs["process"], self.kwargs["round"])


class AnswerView(SignedInMixin, ProposalMixin, View):
    """Decide the answer to one proposal."""

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated and not request.user.has_perm(
            "participation.answer_proposal", self.proposal
        ):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        if self.proposal.answer:
            return redirect(f"{self.proposal.get_absolute_url()}#answer")
        return self.show(self.form())

    def post(self, request: Any, **_kwargs: Any) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            messages.success(request, self.decide(form.cleaned_data))
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self.show(form, status=409)
        keys = self.kwargs["process"], self.kwargs["round"]
        return redirect("participation:answers", *keys)

    def decide(self, words: dict[str, Any]) -> str:
        """Keep the answer, and announce it if asked to; say what was done."""
        proposal, person = self.proposal, self.request.user
        answer = services.decide_answer(
            proposal=proposal, organiser=person, suggestion=self.begun_with, **words
        )
        if "announce" not in self.request.POST:
            return _("The answer is kept. Nobody reads it before you announce it.")
        services.announce_answers(round_=proposal.round, organiser=person, only=answer)
        return _("The answer is announced.")

    def form(self, data: Any = None) -> AnswerForm:
        known = Answer.objects.filter(proposal=self.proposal).first()
        begun = self.begun_with
        facts = model_to_dict(begun, AnswerForm.Meta.fields) if begun else {}
        initial = facts or ({} if known else {"language": get_language()})
        process = self.proposal.round.process
        return AnswerForm(data, instance=known, initial=initial, process=process)

    @cached_property
    def suggestions(self) -> list[SuggestedAnswer]:
        """List what evaluators would answer."""
        return list(queries.suggested_on(self.proposal))

    @cached_property
    def begun_with(self) -> SuggestedAnswer | None:
        """Return the evaluator's answer that is taken over, if one is named and there."""
        named = BeginForm.read(self.request.POST or self.request.GET)["begun_with"]
        return next((one for one in self.suggestions if one.pk == named), None)

    def show(self, form: AnswerForm, status: int = 200) -> HttpResponse:
        context = {
            "form": form,
            "suggestions": self.suggestions,
            "begun_with": self.begun_with,
            "proposal": self.proposal,
            "process": self.proposal.round.process,
            "round": self.proposal.round,
            "station": "proposal",
        }
        return render(self.request, "participation/answers/decide.html", context, status=status)
