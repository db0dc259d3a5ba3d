"""Statements an organiser puts forward before people come, and takes away before they do."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from participation.forms.opinions import SeedsForm
from participation.queries.opinions import seeds_of
from participation.services.checklist import room_url
from participation.services.seeds import seed_statements, take_seed_away
from participation.views.room import FormPage, PostOnly, RoundRoom


class SeedsView(RoundRoom, FormPage):
    """Put statements forward, many at once, beside those put forward before."""

    template = "seeds"
    heading = _("Statements to begin with")
    lead = _("People answer them with agree, disagree or pass. Each is marked as the organisers’.")
    button = _("Put them forward")
    done = _("The statements are put forward.")

    def form(self, data: Any = None) -> SeedsForm:
        return SeedsForm(data)

    def save(self, form: SeedsForm) -> str:
        seed_statements(
            round_=self.round_,
            organiser=self.request.user,
            texts=form.cleaned_data["statements"],
            language=form.cleaned_data["language"],
        )
        return room_url("room-seeds", self.process, self.round_)

    def page(self, template: str, **context: Any) -> HttpResponse:
        return super().page(template, seeds=seeds_of(self.round_), **context)


class RemoveSeedView(RoundRoom, PostOnly):
    """Take one away before the round opens."""

    done = _("The statement is taken away.")

    def act(self) -> str:
        statement = get_object_or_404(self.round_.statements, pk=self.kwargs["statement"])
        statement.round = self.round_
        take_seed_away(statement=statement, organiser=self.request.user)
        return self.back()

    def back(self) -> str:
        return room_url("room-seeds", self.process, self.round_)
