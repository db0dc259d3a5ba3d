"""Steps against a person who keeps abusing: warn, then limit, then suspend. They end by time."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import RuleBroken, require
from participation.models import Case, Report, Step, StepAppeal
from participation.queries.people import hold
from participation.queries.steps import concerned, may_be_appealed, possible_for, step_for
from participation.services.care import held, require_moderator
from participation.services.step_letters import say_appealed, say_taken, say_upheld
from participation.services.steps_falling import record, undo
from people.models import User
from people.queries.roles import forget_roles, roles_given_to

# A step is for abuse that goes on, not for good.
MOST_DAYS = {Step.Kind.LIMIT: 30, Step.Kind.SUSPENSION: 180}
ACTIONS = {
    Step.Kind.WARNING: "care.warned",
    Step.Kind.LIMIT: "care.limited",
    Step.Kind.SUSPENSION: "care.suspended",
}


@transaction.atomic
def take_step(  # noqa: PLR0913 -- a statement of reasons has these parts
    *,
    case: Case,
    moderator: User,
    kind: str,
    days: int | None = None,
    ground: str,
    clause: str,
    facts: str,
    report: Report | None = None,
) -> Step:
    """Warn, limit or suspend the author of hidden words, or whoever sent a refused report.

    The person is told at once, with the statement of reasons and the way to appeal. A limit takes
    a warning within the last year, a suspension a limit; each rests on another case. A suspension
    takes the place of the limit that runs.

    Raises:
        RuleBroken: when the moderator does not look after the case or is the person, nothing was
            hidden or refused, the person is staff, an earlier step is missing, one runs already,
            or a part of the statement is missing.

    """
    case = held(case)
    require_moderator(moderator, case)
    person, kind = _whom(case, report, moderator), Step.Kind(kind)
    whole = all(part.strip() for part in (ground, clause, facts))
    require(whole, _("Give the reason, the rule and the facts."))
    now = clock.now()
    _require_ladder(person, kind)
    _end_running(person, kind, now)
    step = Step.objects.create(
        case=case,
        report=report,
        person=person,
        moderator=moderator,
        kind=kind,
        ground=ground,
        clause=clause.strip(),
        facts=facts.strip(),
        at=now,
        ends_at=_end(kind, days, now),
    )
    _take_effect(step)
    return step


@transaction.atomic
def take_back_step(*, step: Step, moderator: User, why: str) -> Step:
    """Take a step back; the person is told why. Twice changes nothing.

    Raises:
        RuleBroken: when the moderator does not look after it, no reason is given, or an appeal
            waits for an answer.

    """
    held(step.case)
    step = _held_step(step)
    _require_minds(moderator, step)
    if step.taken_back_at:
        return step
    require(bool(why.strip()), _("Say why."))
    waiting = StepAppeal.objects.filter(step=step, decided_at=None).exists()
    require(not waiting, _("The person has appealed: answer the appeal."))
    undo(step, by=moderator, why=why.strip())
    return step


@transaction.atomic
def appeal_step(*, step: Step, person: User, text: str) -> StepAppeal:
    """Object to a step about oneself, within a year. Sent twice, it is one appeal.

    Raises:
        RuleBroken: when it is about somebody else, taken back or old, or nothing is said.

    """
    step = _held_step(step)
    require(step.person_id == person.pk, _("Only whom it is about can do this."))
    made = StepAppeal.objects.filter(step=step).first()
    if made:
        return made
    require(may_be_appealed(step), _("This decision cannot be appealed any more."))
    require(bool(text.strip()), _("Say why the decision is wrong."))
    made = StepAppeal.objects.create(
        step=step, against=step.moderator, text=text.strip(), at=clock.now()
    )
    record("care.step_appealed", person, step)
    say_appealed(step)
    return made


@transaction.atomic
def answer_step_appeal(
    *, appeal: StepAppeal, moderator: User, outcome: str, answer: str
) -> StepAppeal:
    """Decide an appeal against a step: another moderator, with a reason the person gets.

    Raises:
        RuleBroken: when it is decided already, by the same moderator, or without a reason.

    """
    held(appeal.step.case)
    step = _held_step(appeal.step)
    appeal = StepAppeal.objects.get(pk=appeal.pk)
    _require_minds(moderator, step)
    require(appeal.decided_by_id is None, _("This appeal is decided already."))
    other = appeal.against_id != moderator.pk
    require(other, _("Another moderator decides this appeal: you took the first decision."))
    require(bool(answer.strip()), _("Say why."))
    appeal.outcome, appeal.answer = StepAppeal.Outcome(outcome), answer.strip()
    appeal.decided_by, appeal.decided_at = moderator, clock.now()
    appeal.save()
    step.appeal = appeal
    if outcome == StepAppeal.Outcome.REVERSED and step.taken_back_at is None:
        undo(step, by=moderator, why=appeal.answer)
    else:
        record("care.step_upheld", moderator, step)
        say_upheld(step)
    return appeal


def _whom(case: Case, report: Report | None, moderator: User) -> User:
    """Return whom a step is about, held until this is done, if it may be taken at all."""
    _require_cause(case, report)
    person = concerned(case, report)
    if person is None:
        raise RuleBroken(_("Nobody is left whom this could be about."))
    hold(person)
    _require_may_be_judged(person, moderator)
    again = Step.objects.filter(case=case, person=person, taken_back_at=None).exists()
    require(not again, _("A step was taken about this already."))
    return person


def _take_effect(step: Step) -> None:
    if step.ends_at:
        User.objects.filter(pk=step.person_id).update(closed_until=step.ends_at)
    record(ACTIONS[Step.Kind(step.kind)], step.moderator, step)
    say_taken(step)


def _held_step(step: Step) -> Step:
    return Step.objects.select_for_update(of=("self",)).select_related("person").get(pk=step.pk)


def _require_minds(moderator: User, step: Step) -> None:
    require_moderator(moderator, step.case)
    minds = step_for(moderator, step.pk) is not None
    require(minds, _("Another moderator looks after this."))


def _require_cause(case: Case, report: Report | None) -> None:
    if report is None:
        hidden = case.status in {Case.Status.HIDDEN, Case.Status.ERASED}
        require(hidden, _("Only what is hidden, with no appeal open, can lead to a step."))
    else:
        refused = report.case_id == case.pk and case.status == Case.Status.KEPT
        require(refused, _("Only a report that was refused can lead to a step."))


def _require_may_be_judged(person: User, moderator: User) -> None:
    require(person.pk != moderator.pk, _("Another moderator decides this."))
    forget_roles(person)
    staff = person.is_superuser or bool(roles_given_to(person))
    require(not staff, _("People with a role here answer to an administrator, not to moderators."))


def _require_ladder(person: User, kind: Step.Kind) -> None:
    if kind in possible_for(person):
        return
    if kind == Step.Kind.LIMIT:
        raise RuleBroken(_("A limit takes a warning within the last year."))
    raise RuleBroken(_("A suspension takes a limit within the last year."))


def _end_running(person: User, kind: Step.Kind, now: datetime) -> None:
    """End the limit that a suspension takes the place of; anything else has to wait."""
    running = Step.objects.select_for_update().running_at(now).filter(person=person).first()
    if running is None or kind == Step.Kind.WARNING:
        return
    more = kind == Step.Kind.SUSPENSION and running.kind == Step.Kind.LIMIT
    require(more, _("A step about this person runs already."))
    running.ends_at = now
    running.save(update_fields=["ends_at"])


def _end(kind: Step.Kind, days: int | None, now: datetime) -> datetime | None:
    if kind == Step.Kind.WARNING:
        return None
    most = MOST_DAYS[kind]
    words = _("Give a number of days from 1 to %(most)s.") % {"most": most}
    require(days is not None and 1 <= days <= most, words)
    return now + timedelta(days=days or 0)
