from __future__ import annotations

from collections.abc import Mapping, Sequence

from common.search_fold import fold, words
from participation.models import Proposal, ProposalWords, Translation
from participation.queries.questions import asked_in, searchable_words


def keep_found_by(proposal: Proposal) -> None:
    """Renew what a proposal is found by and likened to: its words and its visible translations'.

    Those of what was merged into it, too. Sets the search key of the row and of what was handed
    in. Five queries.
    """
    texts = _texts_of(proposal)
    proposal.search_key = fold(" ".join(texts))
    Proposal.objects.filter(pk=proposal.pk).update(search_key=proposal.search_key)
    ProposalWords.objects.update_or_create(proposal=proposal, defaults={"words": _words_of(texts)})


def find_new_by(proposals: Sequence[Proposal], more: Mapping[int, list[str]]) -> None:
    """Say what proposals are found by which were stored just now.

    ``more`` are their answers and translations, by the key of the proposal. Two queries for all.
    """
    texts = {one.pk: [*_own_texts(one), *more.get(one.pk, [])] for one in proposals}
    for proposal in proposals:
        proposal.search_key = fold(" ".join(texts[proposal.pk]))
    Proposal.objects.bulk_update(proposals, ["search_key"])
    ProposalWords.objects.bulk_create(
        ProposalWords(proposal=one, words=_words_of(texts[one.pk])) for one in proposals
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
    said = []
    if proposal.extras:
        said = searchable_words(asked_in(proposal.round), proposal.extras)
    merged = proposal.merged_from.filter(status=Proposal.Status.MERGED).order_by("pk")
    earlier = [part for pair in merged.values_list("title", "text") for part in pair]
    return [*_own_texts(proposal), *said, *translated, *earlier]


def _own_texts(proposal: Proposal) -> list[str]:
    return [proposal.title, proposal.text, proposal.place_name]


def _words_of(texts: list[str]) -> str:
    return " ".join(sorted({word.key for text in texts for word in words(text)}))
