"""Carrying proposals into a later round, and what a round puts to the vote."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from participation.forms.carrying import BallotForm, CarryForm
from participation.models import Round
from participation.queries.carrying import left_behind
from participation.services.carrying import carry_proposals
from participation.services.checklist import room_url
from participation.services.preparing_votes import write_ballot
from participation.views.room import FormPage, RoundRoom


class OneKind(RoundRoom):
    """A page that only rounds of one kind have."""

    kind: str

    def may_enter(self) -> bool:
        runs_it = super().may_enter()
        if runs_it and self.round_.kind != self.kind:
            raise Http404
        return runs_it


class CarryView(OneKind, FormPage):
    """Choose the proposals that go on, and where to."""

    kind = Round.Kind.PROPOSALS
    template = "carry"
    heading = _("Carry proposals on")
    lead = _(
        "They keep words, files, translations and authors. Comments and supports stay where they "
        "were given; each leads to the other."
    )
    button = _("Carry them on")

    def form(self, data: Any = None) -> CarryForm:
        return CarryForm(data, source=self.round_)

    def save(self, form: CarryForm) -> str:
        into, chosen = form.cleaned_data["into"], form.chosen()
        number = carry_proposals(
            source=self.round_,
            into=into,
            organiser=self.request.user,
            proposals=chosen,
            budget=form.cents("budget"),
            unknown_cost=form.cents("unknown_cost"),
        )
        words = ngettext(
            "%(number)s proposal is carried on.", "%(number)s proposals are carried on.", number
        )
        messages.success(self.request, words % {"number": number})
        self._say_what_stays(into, chosen)
        name = "room-vote" if into.kind == Round.Kind.VOTE else "room-round"
        return room_url(name, self.process, into)

    def _say_what_stays(self, into: Round, chosen: list[int]) -> None:
        stays = left_behind(self.round_, into, chosen)
        if stays:
            told = ", ".join(f"“{label}” ({number})" for label, number in stays)
            words = gettext("Answers that did not come along, and of how many: %(answers)s.")
            messages.warning(self.request, words % {"answers": told})


class BallotView(OneKind, FormPage):
    """What is put to the vote, until the vote opens."""

    kind = Round.Kind.VOTE
    template = "ballot"
    heading = _("What is put to the vote")
    lead = _("Once the vote opens, nothing of this changes any more.")
    button = _("Keep the ballot")
    done = _("The ballot is kept.")

    def form(self, data: Any = None) -> BallotForm:
        return BallotForm(data, round_=self.round_)

    def save(self, form: BallotForm) -> str:
        write_ballot(round_=self.round_, organiser=self.request.user, **form.facts())
        return room_url("room-vote", self.process, self.round_)
