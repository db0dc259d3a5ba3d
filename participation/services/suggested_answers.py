"""The answers evaluators would give: each is nothing until an organiser decides so."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import require
from participation.models import Review, SuggestedAnswer
from participation.services.reviews import held_review, require_theirs
from people.models import User
from people.services import audit


@transaction.atomic
def suggest_answer(  # noqa: PLR0913 -- an answer is these facts
    *,
    review: Review,
    evaluator: User,
    verdict: str,
    reason: str,
    language: str,
    cost: Decimal | None = None,
    period: str = "",
) -> SuggestedAnswer:
    """Tell the organisers what one would answer to a proposal one has reviewed, or change it.

    Raises:
        RuleBroken: when the round does not let evaluators do so, the review is somebody else's or
            not finished, no reason is given, or the answer is announced.

    """
    review = held_review(review)
    require_theirs(review, evaluator)
    lets = review.proposal.round.evaluators_answer
    require(lets, _("In this round only the organisers answer."))
    require(review.finished_at is not None, _("Finish your review first."))
    require(bool(reason.strip()), _("Say why."))
    facts = {
        "verdict": verdict,
        "reason": reason.strip(),
        "language": language,
        "cost": cost,
        "period": period.strip(),
        "written_at": clock.now(),
    }
    made, _new = SuggestedAnswer.objects.update_or_create(review=review, defaults=facts)
    target, detail = f"proposal:{review.proposal_id}", {"verdict": verdict}
    audit.record(action="answer.suggested", actor=evaluator, target=target, detail=detail)
    return made
