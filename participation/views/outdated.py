"""What is shown to whoever saves over words that another author has saved meanwhile."""

from __future__ import annotations

from typing import Any

from common.differences import difference
from participation.forms.proposals import ProposalForm
from participation.models import Proposal


def theirs_and_mine(proposal: Proposal | None, form: ProposalForm) -> dict[str, Any]:
    """Show both texts and how they differ; saving again counts as having read theirs."""
    if proposal is None:
        return {}
    theirs = Proposal.objects.select_related("edited_by").get(pk=proposal.pk)
    words = form.words()
    mine = f"{words.get('title', '')}\n{words.get('text', '')}"
    return {
        "theirs": theirs,
        "edition": theirs.edition,
        "difference": difference(f"{theirs.title}\n{theirs.text}", mine),
    }
