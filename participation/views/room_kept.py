"""Templates of rounds that organisers keep themselves, in the room of a process."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from participation.forms.kept_rounds import KeepRoundsForm
from participation.models import KeptRounds
from participation.queries import kept_rounds as queries
from participation.services import kept_rounds as services
from participation.services.checklist import room_url
from participation.views.room import FormPage, PostOnly, ProcessRoom


class KeptRoundsView(ProcessRoom, FormPage):
    """What may be laid out here beside what comes ready made, and the form that keeps more."""

    template = "templates"
    heading = _("Templates of rounds")
    lead = _(
        "Keep the rounds of this process under a name and make rounds from it elsewhere: with their"
        " rules, words, questions, criteria, who may take part, and the days between them. The"
        " themes go along into a process that has none."
    )
    button = _("Keep these rounds")
    done = _("The rounds are kept. You find them under “Add rounds” in each of your processes.")

    def form(self, data: Any = None) -> KeepRoundsForm:
        return KeepRoundsForm(data, process=self.process)

    def save(self, form: KeepRoundsForm) -> str:
        services.keep_rounds(process=self.process, organiser=self.request.user, **form.cleaned_data)
        return room_url("room-templates", self.process)

    def page(self, template: str, **context: Any) -> Any:
        usable = queries.usable_in(self.process, self.request.user)
        kept = [(one, queries.as_template(one).about) for one in usable]
        return super().page(template, kept=kept, **context)


class KeptMixin(ProcessRoom):
    @cached_property
    def kept(self) -> KeptRounds:
        mine = queries.changeable_in(self.process, self.request.user)
        return get_object_or_404(mine, pk=self.kwargs["kept"])


class KeptView(KeptMixin, FormPage):
    """Give a template another name, or others to use it."""

    heading = _("Change a template")
    lead = _("Rounds made from it stay as they are.")
    button = _("Keep")
    done = _("It is kept.")

    def form(self, data: Any = None) -> KeepRoundsForm:
        return KeepRoundsForm(data, process=self.process, kept=self.kept)

    def save(self, form: KeepRoundsForm) -> str:
        services.change_kept(
            kept=self.kept,
            process=self.process,
            organiser=self.request.user,
            **form.cleaned_data,
        )
        return room_url("room-templates", self.process)


class RemoveKeptView(KeptMixin, PostOnly):
    """Take a template away."""

    done = _("The template is taken away. Rounds made from it stay.")

    def act(self) -> str:
        services.remove_kept(kept=self.kept, process=self.process, organiser=self.request.user)
        return self.back()

    def back(self) -> str:
        return room_url("room-templates", self.process)
