from __future__ import annotations

from participation.services.supports import give_support, withdraw_support
from participation.views.refusals import ProposalAction


class SupportView(ProposalAction):
    fragment = "support"

    def act(self) -> None:
        give_support(person=self.request.user, proposal=self.proposal)


class WithdrawSupportView(ProposalAction):
    fragment = "support"

    def act(self) -> None:
        withdraw_support(person=self.request.user, proposal=self.proposal)
