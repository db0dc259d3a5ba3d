"""Evaluators' reviews: criteria, who looks at which proposal, scores, interests.

What evaluators find helps organisers to decide their answers; it decides nothing by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import RuleBroken
from participation import rules, rules_reviews
from participation.models import (
    Category,
    Criterion,
    Proposal,
    Review,
    Round,
    RoundNote,
    Score,
    SuggestedAnswer,
)
from participation.models.reviews import BEST
from participation.queries import reviews as queries
from participation.tasks import tell_of_reviews
from people.models import User
from people.services import audit

MOST_CRITERIA = 20
MOST_REVIEWS = 20_000


@transaction.atomic
def write_criterion(
    *,
    round_: Round,
    organiser: User,
    criterion: Criterion | None = None,
    note: str = "",
    language: str = "",
    **facts: Any,
) -> Criterion:
    """Add a criterion to a round, or change one: its weight, name and guide by language.

    Once the round has opened, the note says why and stays public.

    Raises:
        RuleBroken: when the person does not organise the process, the round takes no proposals,
            the note is missing, or there are 20 criteria already.

    """
    round_ = _held(round_, organiser)
    if criterion is None:
        if round_.criteria.count() >= MOST_CRITERIA:
            raise RuleBroken(_("A round has 20 criteria at most."))
        criterion = Criterion(round=round_)
    for name, value in facts.items():
        setattr(criterion, name, value)
    _write_note(round_, organiser, note, language, str(criterion))
    criterion.save()
    detail = {"criterion": criterion.pk, "weight": criterion.weight}
    audit.record(action="criterion.written", actor=organiser, target=_target(round_), detail=detail)
    return criterion


@transaction.atomic
def remove_criterion(
    *, criterion: Criterion, organiser: User, note: str = "", language: str = ""
) -> None:
    """Take a criterion away that nobody has scored by.

    Raises:
        RuleBroken: when the person does not organise the process, there are scores already, or
            the round has opened and the note is missing.

    """
    round_ = _held(criterion.round, organiser)
    if criterion.scores.exists():
        raise RuleBroken(_("Somebody has scored by this criterion. It stays."))
    _write_note(round_, organiser, note, language, str(criterion))
    criterion.delete()
    audit.record(action="criterion.removed", actor=organiser, target=_target(round_))


@transaction.atomic
def assign(
    *,
    round_: Round,
    organiser: User,
    evaluators: Iterable[User],
    category: Category | None = None,
    proposal: Proposal | None = None,
) -> int:
    """Let evaluators review the public proposals of a round, of a theme, or one; return how many.

    Nobody gets a proposal twice, nor one of their own. Each is told once.

    Raises:
        RuleBroken: when the person does not organise the process, there are no criteria yet, or
            somebody does not hold the role of evaluator.

    """
    round_ = _held(round_, organiser)
    if not round_.criteria.exists():
        raise RuleBroken(_("Say first by which criteria they review."))
    chosen = {person.pk for person in evaluators}
    able = set(queries.may_evaluate().filter(pk__in=chosen).values_list("pk", flat=True))
    if not chosen or chosen - able:
        raise RuleBroken(_("Only people with the role of evaluator review."))
    proposals = queries.to_be_reviewed(round_, category=category, proposal=proposal)
    known = set(Review.objects.filter(proposal__in=proposals).values_list("proposal", "evaluator"))
    not_for = known | queries.written_by(able, proposals)
    made = [
        Review(proposal_id=pk, evaluator_id=who, assigned_by=organiser, assigned_at=clock.now())
        for pk in proposals.values_list("pk", flat=True)
        for who in sorted(able)
        if (pk, who) not in not_for
    ]
    if len(made) > MOST_REVIEWS:
        raise RuleBroken(_("These are too many at once. Choose a theme."))
    Review.objects.bulk_create(made, batch_size=1000, ignore_conflicts=True)
    _record_assigned(round_, organiser, made)
    return len(made)


def _record_assigned(round_: Round, organiser: User, made: list[Review]) -> None:
    if not made:
        return
    people = sorted({review.evaluator_id for review in made})
    detail = {"evaluators": people, "reviews": len(made)}
    audit.record(action="reviews.assigned", actor=organiser, target=_target(round_), detail=detail)
    moment = clock.now().isoformat()
    for pk in people:
        telling = partial(tell_of_reviews.enqueue, round_pk=round_.pk, person_pk=pk, moment=moment)
        transaction.on_commit(telling)


@transaction.atomic
def take_back(*, review: Review, organiser: User) -> None:
    """Take a review away from whoever has not finished it; their scores go with it.

    Raises:
        RuleBroken: when the person does not organise the process, or the review is finished.

    """
    review = held_review(review)
    round_ = review.proposal.round
    if not rules.organises(organiser, round_.process):
        raise RuleBroken(_("Only the organiser can do this."))
    if review.finished_at:
        raise RuleBroken(_("This review is finished. It stays."))
    detail = {"evaluator": review.evaluator_id, "proposal": review.proposal_id}
    review.delete()
    audit.record(action="review.taken_back", actor=organiser, target=_target(round_), detail=detail)


@transaction.atomic
def write_review(  # noqa: PLR0913 -- a review is these facts
    *,
    review: Review,
    evaluator: User,
    points: Mapping[int, int],
    remark: str,
    note: str,
    finish: bool,
) -> Review:
    """Keep what an evaluator found; ``points`` are 0 to 5 by criterion, some or all of them.

    A finished review may be opened again by keeping it unfinished, until the answer is announced.

    Raises:
        RuleBroken: when it is somebody else's, they no longer evaluate, they have an interest in
            it, a criterion is not of this round, or one is missing at the end.

    """
    review = held_review(review)
    require_theirs(review, evaluator)
    if review.conflict:
        raise RuleBroken(_("You said that you have an interest in it."))
    criteria = set(review.proposal.round.criteria.values_list("pk", flat=True))
    if set(points) - criteria or any(not 0 <= value <= BEST for value in points.values()):
        raise RuleBroken(_("A score is from 0 to 5."))
    if finish and set(points) != criteria:
        raise RuleBroken(_("Score by every criterion before you finish."))
    review.scores.all().delete()
    Score.objects.bulk_create(
        Score(review=review, criterion_id=pk, points=value) for pk, value in points.items()
    )
    review.remark, review.note = remark.strip(), note.strip()
    review.finished_at = clock.now() if finish else None
    review.save()
    if finish:
        audit.record(action="review.finished", actor=evaluator, target=f"review:{review.pk}")
    return review


@transaction.atomic
def declare_interest(*, review: Review, evaluator: User, why: str) -> Review:
    """Say that one has an interest in a proposal: the scores go, and another should look at it.

    So does the answer one would have given.

    Raises:
        RuleBroken: when it is somebody else's, or no reason is given.

    """
    review = held_review(review)
    require_theirs(review, evaluator)
    if not why.strip():
        raise RuleBroken(_("Say what your interest is."))
    review.scores.all().delete()
    SuggestedAnswer.objects.filter(review=review).delete()
    review.conflict, review.finished_at, review.remark = why.strip()[:300], None, ""
    review.save()
    audit.record(action="review.interest", actor=evaluator, target=f"review:{review.pk}")
    return review


def _held(round_: Round, organiser: User) -> Round:
    """Keep others from changing the round's reviews meanwhile; only for its organisers."""
    if not rules.organises(organiser, round_.process):
        raise RuleBroken(_("Only the organiser can do this."))
    if round_.kind != Round.Kind.PROPOSALS:
        raise RuleBroken(_("This round takes no proposals."))
    return Round.objects.select_for_update(no_key=True).get(pk=round_.pk)


def held_review(review: Review) -> Review:
    """Read a review afresh, for one change at a time."""
    held = Review.objects.select_for_update(of=("self",), no_key=True)
    return held.select_related("proposal__round__process").get(pk=review.pk)


def require_theirs(review: Review, evaluator: User) -> None:
    """Refuse whoever does not review it, or writes it, and all when the answer is announced."""
    if not rules_reviews.reviews(evaluator, review):
        raise RuleBroken(_("This review is somebody else’s."))
    if rules.writes(evaluator, review.proposal):
        raise RuleBroken(_("Nobody reviews what they write themselves."))
    if queries.is_announced(review.proposal):
        raise RuleBroken(_("The organiser has answered. Reviews stay as they are."))


def _write_note(round_: Round, organiser: User, note: str, language: str, about: str) -> None:
    """Write the public note that a change of rules asks for once a round has opened."""
    if round_.state == Round.State.UPCOMING:
        return
    if not note.strip():
        raise RuleBroken(_("Write why the rules change."))
    RoundNote.objects.create(
        round=round_,
        text=note.strip()[:500],
        language=language or organiser.language,
        changes={"criterion": about},
        written_by=organiser,
    )


def _target(round_: Round) -> str:
    return f"round:{round_.pk}"
