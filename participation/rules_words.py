"""What is missing, in words, where it depends on more than one rule of a round."""

from __future__ import annotations

from django.utils.translation import gettext as _

from participation.models import Proposal, Round


def no_supports(proposal: Proposal) -> str:
    """Say why nobody may support it."""
    if proposal.round.supports_mode == Round.Supports.BLOCKED:
        return _("Supports are closed.")
    return _("There are no supports in this round.")


def not_fresh(proposal: Proposal) -> str:
    """Say why its authors change it no more."""
    if proposal.is_settled:
        return _("So many support it by now that it stays as it is.")
    return _("The time to change it is over.")


def no_amendments(proposal: Proposal) -> str:
    """Say why nobody may suggest a change of it."""
    if proposal.round.amendments_mode == Round.Amendments.BLOCKED:
        return _("Suggested changes are closed.")
    return _("This round takes no suggested changes.")


def no_endorsements(proposal: Proposal) -> str:
    """Say why nobody may put their name to it."""
    if proposal.round.endorsements_mode == Round.Endorsements.BLOCKED:
        return _("No more names are added.")
    return _("This round shows no names behind proposals.")


def not_open(proposal: Proposal) -> str:
    """Say why nothing can be done with it."""
    if proposal.is_merged:
        return _("It was merged. Go on at the merged proposal.")
    return _("This proposal is not open any more.")
