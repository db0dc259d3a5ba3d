"""What evaluators and organisers say to each other about a proposal, and who they are."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from participation.models import Proposal, Review, ReviewNote
from participation.queries.reviews import may_evaluate
from people.models import User


def notes_on(proposal: Proposal) -> QuerySet[ReviewNote]:
    """List the notes on a proposal with their answers, oldest first. Two queries."""
    named = ReviewNote.objects.select_related("author")
    notes = named.filter(proposal=proposal, parent=None)
    return notes.prefetch_related(Prefetch("replies", named)).order_by("pk")


def note_on(proposal: Proposal, pk: int | None) -> ReviewNote | None:
    """Find the note an answer goes under: the one named, or the one it answers itself."""
    named = ReviewNote.objects.filter(proposal=proposal, pk=pk or 0)
    found = named.select_related("parent", "author", "parent__author").first()
    return found.parent or found if found else None


def circle_of(proposal: Proposal) -> tuple[list[int], dict[int, int]]:
    """Name who reads the notes: organisers, and evaluators by the number of their review.

    Whoever has an interest in the proposal does not. Two queries.
    """
    organisers = proposal.round.process.organisers.values_list("pk", flat=True)
    reviews = Review.objects.filter(
        proposal=proposal, conflict="", evaluator__in=may_evaluate().order_by()
    )
    return list(organisers), dict(reviews.values_list("evaluator", "pk"))


def is_assigned(person: User, proposal: Proposal) -> bool:
    """Tell whether a person reviews a proposal, and has no interest in it. One query."""
    mine = Review.objects.filter(proposal=proposal, evaluator_id=person.pk, conflict="")
    return mine.exists()
