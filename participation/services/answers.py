"""The organiser's answers: decided one by one, announced together."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import RuleBroken
from participation import rules
from participation.models import Answer, Proposal, Round, SuggestedAnswer
from participation.queries.answers import waiting_to_be_announced
from participation.tasks import tell_of_answer
from people.models import User
from people.services import audit


@transaction.atomic
def decide_answer(  # noqa: PLR0913 -- an answer is these facts
    *,
    proposal: Proposal,
    organiser: User,
    verdict: str,
    reason: str,
    language: str,
    cost: Decimal | None = None,
    period: str = "",
    suggestion: SuggestedAnswer | None = None,
) -> Answer:
    """Write down what a proposal will be answered, or change it; only organisers know of it yet.

    ``cost`` is in the currency of the process. ``suggestion`` is the evaluator's answer it was
    begun with: the log names both.

    Raises:
        RuleBroken: when the person does not organise the process, the proposal is not public, its
            answer is announced already, or no reason is given.

    """
    held = Proposal.objects.select_for_update(of=("self",), no_key=True)
    proposal = held.select_related("round__process").get(pk=proposal.pk)
    _require_organiser(organiser, proposal.round)
    if not proposal.is_published:
        raise RuleBroken(_("This proposal is not open any more."))
    if Answer.objects.filter(proposal=proposal, announced_at__isnull=False).exists():
        raise RuleBroken(_("This answer is announced; it stays as people read it."))
    if not reason.strip():
        raise RuleBroken(_("Say why."))
    facts = {
        "verdict": verdict,
        "reason": reason.strip(),
        "language": language,
        "cost": cost,
        "period": period.strip(),
        "decided_by": organiser,
        "decided_at": clock.now(),
    }
    answer, _made = Answer.objects.update_or_create(proposal=proposal, defaults=facts)
    target = f"proposal:{proposal.pk}"
    detail: dict[str, object] = {"verdict": verdict}
    if suggestion:
        detail["suggested_by"] = suggestion.review.evaluator_id
    audit.record(action="answer.decided", actor=organiser, target=target, detail=detail)
    return answer


@transaction.atomic
def announce_answers(*, round_: Round, organiser: User, only: Answer | None = None) -> int:
    """Let everybody read what was decided in a round; return how many answers that are.

    ``only`` announces that one, and leaves the others for later. Authors, supporters and followers
    are told. Again, or two at once: nobody is told twice.

    Raises:
        RuleBroken: when the person does not organise the process.

    """
    _require_organiser(organiser, round_)
    waiting = waiting_to_be_announced(round_).select_for_update(of=("self",))
    if only:
        waiting = waiting.filter(pk=only.pk)
    pks = []
    for answer in waiting.order_by("pk"):
        # One by one: what shows answers watches the rows that are saved.
        answer.announced_at, answer.announced_by = clock.now(), organiser
        answer.save(update_fields=["announced_at", "announced_by"])
        pks.append(answer.pk)
    if pks:
        detail = {"answers": len(pks)}
        audit.record(
            action="answers.announced", actor=organiser, target=f"round:{round_.pk}", detail=detail
        )
    for pk in pks:
        transaction.on_commit(partial(tell_of_answer.enqueue, pk=pk))
    return len(pks)


def _require_organiser(person: User, round_: Round) -> None:
    if not rules.organises(person, round_.process):
        raise RuleBroken(_("Only the organiser can do this."))
