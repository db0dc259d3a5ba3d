from __future__ import annotations

from common.search_fold import fold
from participation.models import Proposal, Translation


def search_key_of(proposal: Proposal) -> str:
    """Fold what a proposal is found by: its words, and those of its visible translations.

    One query for a stored proposal.
    """
    parts = [proposal.title, proposal.text, proposal.place_name]
    if proposal.pk:
        shown = proposal.translations.filter(status=Translation.Status.VISIBLE).order_by("pk")
        parts += [part for pair in shown.values_list("title", "text") for part in pair]
    return fold(" ".join(parts))


def fold_again(proposal_id: int) -> None:
    """Renew what a proposal is found by, after a translation came, changed or went."""
    for proposal in Proposal.objects.select_for_update(of=("self",), no_key=True).filter(
        pk=proposal_id
    ):
        Proposal.objects.filter(pk=proposal.pk).update(search_key=search_key_of(proposal))
