"""What evaluators and organisers hear of each other's notes; each once."""

from __future__ import annotations

from django.db import transaction
from django.urls import reverse

from participation.models import Proposal, ReviewNote
from participation.queries.review_notes import circle_of
from people.services import notices


@transaction.atomic
def tell_review_note(pk: int) -> None:
    """Tell the others who read a note that it is there. Says nothing of a hidden proposal."""
    along = ReviewNote.objects.select_related("proposal__round__process")
    note = along.filter(pk=pk, proposal__status=Proposal.Status.PUBLISHED).first()
    if note is None:
        return
    organisers, reviews = circle_of(note.proposal)
    keys = [note.proposal.round.process.slug, note.proposal.round.slug, note.proposal_id]
    desks = {who: reverse("reviews:review", args=[review]) for who, review in reviews.items()}
    desks |= dict.fromkeys(organisers, reverse("participation:room-proposal-reviews", args=keys))
    for who, address in desks.items():
        if who != note.author_id:
            notices.tell(
                people=[who],
                key=f"review_note:{pk}",
                kind="review_note",
                thing=f"process:{note.proposal.round.process_id}",
                url=f"{address}#notes",
                names={"title": note.proposal.title},
            )
