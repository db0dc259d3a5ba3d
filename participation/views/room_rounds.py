"""The rounds of a process: laid out from templates, changed, taken away; rules with a note."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from participation.forms.conclusions import ConclusionsForm
from participation.forms.room import AddRoundsForm
from participation.forms.rounds import RoundForm, RulesForm
from participation.queries import kept_rounds
from participation.queries.room import is_free
from participation.services import conclusions, making_rounds
from participation.services import rounds as services
from participation.services.checklist import room_url
from participation.views.room import FormPage, PostOnly, ProcessRoom, RoundRoom


class AddRoundsView(ProcessRoom, FormPage):
    """Lay out rounds from a template."""

    heading = _("Add rounds")
    button = _("Lay them out")

    def form(self, data: Any = None) -> AddRoundsForm:
        known = kept_rounds.templates_in(self.process, self.request.user)
        return AddRoundsForm(data, templates=known)

    def save(self, form: AddRoundsForm) -> str:
        making_rounds.add_rounds(
            process=self.process, organiser=self.request.user, **form.cleaned_data
        )
        return room_url("room", self.process)


class EditRoundView(RoundRoom, FormPage):
    """Words, dates and rules of a round; once it has opened, its words only."""

    heading = _("Words, dates and rules")
    button = _("Keep")

    def form(self, data: Any = None) -> RoundForm:
        return RoundForm(data, round_=self.round_)

    def save(self, form: RoundForm) -> str:
        making_rounds.change_round(
            round_=self.round_, organiser=self.request.user, **form.changes()
        )
        return room_url("room-round", self.process, self.round_)


class RulesView(RoundRoom, FormPage):
    """Change the rules of an open round, with a public note."""

    heading = _("Change rules with a note")
    lead = _("People took part under these rules. Say why they change; followers are told.")
    button = _("Change the rules")
    done = _("The rules are changed. Your note stands on the page of the round.")

    def get(self, _request: Any, **_kwargs: Any) -> HttpResponse:
        if is_free(self.round_):
            return redirect(room_url("room-edit-round", self.process, self.round_))
        return self.show(self.form())

    def form(self, data: Any = None) -> RulesForm:
        return RulesForm(data, round_=self.round_)

    def save(self, form: RulesForm) -> str:
        services.change_rules(
            round_=self.round_,
            organiser=self.request.user,
            note=form.cleaned_data["note"],
            language=get_language() or "",
            **form.changes(),
        )
        return room_url("room-round", self.process, self.round_)


class ConcludeView(RoundRoom, FormPage):
    """Say what a discussion came to; an open one closes with it."""

    heading = _("Conclusions")
    button = _("Publish the conclusions")
    done = _("The conclusions are published; followers are told.")

    @property
    def lead(self) -> Any:
        if self.round_.is_open:
            return _(
                "The discussion closes with them, now. Everybody reads why, and followers hear."
            )
        return _("What the discussion came to. Earlier words stay readable below newer ones.")

    def form(self, data: Any = None) -> ConclusionsForm:
        return ConclusionsForm(data, round_=self.round_)

    def save(self, form: ConclusionsForm) -> str:
        conclusions.conclude(round_=self.round_, organiser=self.request.user, **form.cleaned_data)
        return self.round_.get_absolute_url()


class RemoveRoundView(RoundRoom, PostOnly):
    """Take away a round that has not opened."""

    done = _("The round is taken away.")

    def act(self) -> str:
        making_rounds.remove_round(round_=self.round_, organiser=self.request.user)
        return room_url("room", self.process)

    def back(self) -> str:
        return room_url("room-round", self.process, self.round_)
