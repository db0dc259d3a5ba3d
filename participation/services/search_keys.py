from __future__ import annotations

from common.search_fold import fold, words
from participation.models import Proposal, ProposalWords, Translation


def keep_found_by(proposal: Proposal) -> None:
    """Renew what a proposal is found by and likened to: its words and its visible translations'.

    Sets the search key of the row and of what was handed in. Four queries.
    """
    texts = _texts_of(proposal)
    proposal.search_key = fold(" ".join(texts))
    Proposal.objects.filter(pk=proposal.pk).update(search_key=proposal.search_key)
    each = {word.key for text in texts for word in words(text)}
    ProposalWords.objects.update_or_create(
        proposal=proposal, defaults={"words": " ".join(sorted(each))}
    )


def fold_again(proposal_id: int) -> None:
    """Renew what a proposal is found by, after a translation came, changed or went."""
    for proposal in Proposal.objects.select_for_update(of=("self",), no_key=True).filter(
        pk=proposal_id
    ):
        keep_found_by(proposal)


def _texts_of(proposal: Proposal) -> list[str]:
    shown = proposal.translations.filter(status=Translation.Status.VISIBLE).order_by("pk")
    translated = [part for pair in shown.values_list("title", "text") for part in pair]
    return [proposal.title, proposal.text, proposal.place_name, *translated]
