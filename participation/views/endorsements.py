from __future__ import annotations

from typing import Any

from common.exceptions import RuleBroken
from participation.forms.endorsements import EndorsementForm
from participation.forms.voices import FIELD
from participation.services.endorsements import endorse, take_back_endorsement
from participation.views.refusals import ProposalAction


class _EndorsementAction(ProposalAction):
    fragment = "endorsements"

    def whose(self) -> dict[str, Any]:
        form = EndorsementForm(self.request.POST, author=self.request.user)
        if not form.is_valid():
            raise RuleBroken(" ".join(map(str, form.errors[FIELD])))
        return {FIELD: form.cleaned_data.get(FIELD)}


class EndorseView(_EndorsementAction):
    def act(self) -> None:
        endorse(person=self.request.user, proposal=self.proposal, **self.whose())


class TakeBackEndorsementView(_EndorsementAction):
    def act(self) -> None:
        take_back_endorsement(person=self.request.user, proposal=self.proposal, **self.whose())
