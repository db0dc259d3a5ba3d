"""Which proposals are reviewed by whom, and what the reviews come to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from django.db.models import Count, Q, QuerySet

from participation.models import (
    Answer,
    Category,
    CoAuthor,
    Criterion,
    Proposal,
    Review,
    Round,
    Score,
)
from people import roles
from people.models import User

STATES = {
    "waiting": Q(finished_at=None, conflict=""),
    "finished": Q(finished_at__isnull=False),
    "conflict": ~Q(conflict=""),
}


def may_evaluate() -> QuerySet[User]:
    """Return the people who hold the role of evaluator."""
    holders = User.objects.filter(groups__name=roles.EVALUATOR, is_active=True)
    return holders.distinct().order_by("pseudonym", "pk")


def to_be_reviewed(
    round_: Round, *, category: Category | None = None, proposal: Proposal | None = None
) -> QuerySet[Proposal]:
    """List the public proposals of a round, of one theme or only one."""
    found = Proposal.objects.filter(round=round_, status=Proposal.Status.PUBLISHED)
    found = found.filter(category=category) if category else found
    return (found.filter(pk=proposal.pk) if proposal else found).order_by("pk")


def written_by(people: Iterable[int], proposals: QuerySet[Proposal]) -> set[tuple[int, int]]:
    """Pair proposals with those of some people who write them: authors and co-authors."""
    authors = proposals.filter(author__in=people).values_list("pk", "author")
    along = CoAuthor.objects.filter(
        proposal__in=proposals, person__in=people, joined_at__isnull=False
    )
    return {*authors, *along.values_list("proposal", "person")}


def assigned_to(person: User, state: str = "") -> QuerySet[Review]:
    """List what a person reviews: of a state (``waiting``, ``finished``, ``conflict``) if named.

    The only door to a review for whoever writes it. What is not public any more is left out.
    """
    found = Review.objects.filter(
        evaluator_id=person.pk, proposal__status=Proposal.Status.PUBLISHED
    )
    found = found.filter(STATES[state]) if state else found
    return found.select_related(
        "proposal__round__process__territory", "proposal__category", "proposal__author"
    )


def figures_of(person: User) -> dict[str, int]:
    """Count what a person reviews by its state, and in all (""). One query."""
    counted = {state: Count("pk", filter=which) for state, which in STATES.items()}
    found = assigned_to(person).order_by().aggregate(every=Count("pk"), **counted)
    return {"": found.pop("every"), **found}


def is_announced(proposal: Proposal) -> bool:
    """Tell whether the organiser's answer is public."""
    return Answer.objects.filter(proposal=proposal, announced_at__isnull=False).exists()


def with_progress(round_: Round) -> QuerySet[Proposal]:
    """List a round's public proposals with ``reviews_in_all`` and ``reviews_finished``."""
    finished = Count("reviews", filter=Q(reviews__finished_at__isnull=False))
    return (
        to_be_reviewed(round_)
        .annotate(reviews_in_all=Count("reviews"), reviews_finished=finished)
        .select_related("round__process", "category")
    )


@dataclass(frozen=True)
class Verdicts:
    """What the finished reviews of one proposal come to, each worth as much as another.

    ``mean``, ``lowest`` and ``highest`` are weighted means of points from 0 to 5; None without a
    finished review. ``by_criterion`` holds the plain mean of each criterion.
    """

    reviews: int = 0
    mean: Fraction | None = None
    lowest: Fraction | None = None
    highest: Fraction | None = None
    by_criterion: dict[int, Fraction] = field(default_factory=dict)

    @property
    def spread(self) -> Fraction | None:
        """How far apart the reviews are."""
        if self.highest is None or self.lowest is None:
            return None
        return self.highest - self.lowest


def verdicts_on(
    proposals: Iterable[Proposal], criteria: Iterable[Criterion]
) -> dict[int, Verdicts]:
    """Work out what the finished reviews of some proposals come to. One query."""
    weights = {criterion.pk: criterion.weight for criterion in criteria}
    rows = Score.objects.filter(
        review__proposal__in=[proposal.pk for proposal in proposals],
        review__finished_at__isnull=False,
        criterion__in=weights,
    ).values_list("review__proposal", "review", "criterion", "points")
    found: dict[int, dict[int, dict[int, int]]] = {}
    for proposal, review, criterion, points in rows:
        found.setdefault(proposal, {}).setdefault(review, {})[criterion] = points
    return {pk: verdicts(list(reviews.values()), weights) for pk, reviews in found.items()}


def verdicts(reviews: list[dict[int, int]], weights: dict[int, int]) -> Verdicts:
    """Work out what some reviews come to: points by criterion, and what each criterion weighs."""
    means = [
        Fraction(
            sum(weights[key] * points for key, points in review.items()),
            sum(weights[key] for key in review),
        )
        for review in reviews
        if review
    ]
    if not means:
        return Verdicts()
    given = {key: [review[key] for review in reviews if key in review] for key in weights}
    return Verdicts(
        reviews=len(means),
        mean=sum(means, Fraction()) / len(means),
        lowest=min(means),
        highest=max(means),
        by_criterion={key: Fraction(sum(one), len(one)) for key, one in given.items() if one},
    )


def reviews_of(proposal: Proposal) -> QuerySet[Review]:
    """List the reviews of a proposal with their scores, for its organisers. Two queries.

    The private notes are left where they are.
    """
    return (
        Review.objects.filter(proposal=proposal)
        .defer("note")
        .select_related("evaluator")
        .prefetch_related("scores__criterion")
    )


def forget(person: User) -> None:
    """Drop what a person had not finished, and their private notes; organisers keep the rest."""
    Review.objects.filter(evaluator=person, finished_at=None).delete()
    Review.objects.filter(evaluator=person).update(note="")
