"""Two people write one text: nobody overwrites what they have not read."""

from __future__ import annotations

from django.utils.translation import gettext as _

from common.exceptions import RuleBroken
from participation.models import Proposal
from people.models import User


class Outdated(RuleBroken):
    """Another author saved these words while they were being changed."""


def require_latest(proposal: Proposal, editor: User, seen: int | None) -> None:
    """Refuse words written over an edition that somebody else has changed since.

    Without an edition ``seen`` nothing is compared. Who saves the same page twice, or in two
    windows, overwrites only their own words.

    Raises:
        Outdated: when another author's words would be lost.

    """
    theirs = proposal.edited_by_id not in {None, editor.pk}
    if seen is not None and seen != proposal.edition and theirs:
        raise Outdated(_("Somebody changed this while you were writing. Nothing is lost."))


def next_edition(proposal: Proposal, editor: User) -> None:
    """Count a change; whoever holds the proposal saves it."""
    proposal.edition += 1
    proposal.edited_by = editor
