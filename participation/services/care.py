"""Reports by anybody, and what moderators decide about them. Nothing happens without a reason."""

from __future__ import annotations

import rules
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import RuleBroken
from participation.models import Appeal, Case, Decision, Report
from participation.models.care import Thing
from participation.queries.care import cases_of, moderators_of
from participation.queries.things import place_of
from participation.rules import door, writes
from participation.services import steps_falling as steps
from participation.services import taking
from participation.services.care_letters import (
    say_admitted,
    say_appeal_decided,
    say_appealed,
    say_hidden,
    say_reopened,
    say_restored,
    say_to_reporters,
)
from people.models import User
from people.services import audit

CLOSED = {Case.Status.HIDDEN, Case.Status.APPEALED, Case.Status.ERASED}


@transaction.atomic
def report(  # noqa: PLR0913 -- a report is who says what of what
    *,
    thing: Thing,
    person: User | None,
    reason: str,
    details: str = "",
    email: str = "",
    language: str,
) -> Report:
    """Note that somebody finds somebody's words wrong. One person counts once.

    ``email`` is where a guest wants to hear the decision; it is forgotten with it.

    Raises:
        RuleBroken: when the thing is hidden already, waits for a moderator to read it first, or a
            suspension of the person runs.

    """
    way = door("participation.report", person, thing) if person else None
    if way is not None and not way:
        raise RuleBroken(way.needs)
    case = _case_of(thing)
    if case.status == Case.Status.HELD:
        raise RuleBroken(_("A moderator reads this before anybody sees it."))
    known = case.reports.filter(person=person).first() if person else None
    if known:
        return known
    if case.status in CLOSED:
        raise RuleBroken(_("A moderator has already hidden this."))
    reopened = case.report_count == 0 or case.status in {Case.Status.KEPT, Case.Status.TAKEN}
    if reopened:
        case.status, case.opened_at = Case.Status.OPEN, clock.now()
    case.report_count = F("report_count") + 1
    case.save()
    case.refresh_from_db(fields=["report_count"])
    made = Report.objects.create(
        case=case,
        person=person,
        email="" if person else email,
        reason=reason,
        details=details.strip(),
        language=language,
        at=clock.now(),
    )
    if reopened:
        say_reopened(case, moderators_of(case))
    return made


@transaction.atomic
def decide(  # noqa: PLR0913 -- a statement of reasons has these parts
    *,
    case: Case,
    moderator: User,
    kind: str,
    reason: str = "",
    ground: str = "",
    clause: str = "",
    facts: str = "",
) -> Decision:
    """Hide, keep, restore, erase, let in or refuse what a case is about, and tell whom it concerns.

    Hiding, refusing and erasing take a reason, a ground, the clause and the facts: they are the
    statement of reasons (Digital Services Act, article 17) that the author gets at once.

    Raises:
        RuleBroken: when the moderator does not look after this case, it does not stand where
            the decision leads from, or a part of the statement is missing.

    """
    case = held(case)
    require_moderator(moderator, case)
    if case.status == Case.Status.TAKEN:
        raise RuleBroken(_("Its author has taken it back."))
    _require_statement(kind, reason, ground, clause, facts)
    _DO[Decision.Kind(kind)](case)
    decision = Decision.objects.create(
        case=case,
        kind=kind,
        moderator=moderator,
        reason=reason,
        ground=ground,
        clause=clause.strip(),
        facts=facts.strip(),
        at=clock.now(),
    )
    case.save(update_fields=["status"])
    _record(f"care.{kind}", moderator, case, decision)
    if kind in Decision.RESTRICTS:
        say_hidden(decision)
    elif kind == Decision.Kind.ADMIT:
        say_admitted(decision)
    elif kind == Decision.Kind.RESTORE:
        say_restored(decision)
    say_to_reporters(decision)
    return decision


@transaction.atomic
def appeal(*, decision: Decision, author: User, text: str) -> Appeal:
    """Object to the decision that hid one's words. Sent twice, it is one appeal.

    Raises:
        RuleBroken: when the words are somebody else's, not hidden any more, or nothing is said.

    """
    case = held(decision.case)
    if not writes(author, case.thing):
        raise RuleBroken(_("Only the author can do this."))
    made = Appeal.objects.filter(decision=decision).first()
    if made:
        return made
    if case.status != Case.Status.HIDDEN or case.decisions.first() != decision:
        raise RuleBroken(_("This decision cannot be appealed any more."))
    if not text.strip():
        raise RuleBroken(_("Say why the decision is wrong."))
    made = Appeal.objects.create(
        decision=decision, against=decision.moderator, text=text.strip(), at=clock.now()
    )
    case.status = Case.Status.APPEALED
    case.save(update_fields=["status"])
    _record("care.appealed", author, case, decision)
    say_appealed(case, decision, moderators_of(case).exclude(pk=decision.moderator_id))
    return made


@transaction.atomic
def answer_appeal(*, appeal: Appeal, moderator: User, outcome: str, answer: str) -> Appeal:
    """Decide an appeal: another moderator than the first, with a reason the author gets.

    Raises:
        RuleBroken: when it is decided already, by the same moderator, or without a reason.

    """
    case = held(appeal.decision.case)
    appeal = Appeal.objects.select_for_update().get(pk=appeal.pk)
    require_moderator(moderator, case)
    if appeal.decided_by_id:
        raise RuleBroken(_("This appeal is decided already."))
    if appeal.against_id == moderator.pk:
        raise RuleBroken(_("Another moderator decides this appeal: you took the first decision."))
    if not answer.strip():
        raise RuleBroken(_("Say why."))
    appeal.outcome, appeal.answer = outcome, answer.strip()
    appeal.decided_by, appeal.decided_at = moderator, clock.now()
    appeal.save()
    if outcome == Appeal.Outcome.REVERSED:
        _restore(case)
    else:
        case.status = Case.Status.HIDDEN
    case.save(update_fields=["status"])
    _record(f"care.appeal_{outcome}", moderator, case, appeal.decision)
    say_appeal_decided(appeal)
    return appeal


def _case_of(thing: Thing) -> Case:
    """Return the case of a thing, locked; the first report opens it."""
    case, _new = Case.objects.get_or_create(
        **{type(thing).__name__.lower(): thing},
        defaults={
            "territory": place_of(thing),
            "language": thing.language,
            "opened_at": clock.now(),
        },
    )
    return held(case)


def held(case: Case) -> Case:
    """Keep a case from everybody else until this is done, and read it anew."""
    return Case.objects.select_for_update(of=("self",), no_key=True).get(pk=case.pk)


def require_moderator(moderator: User, case: Case) -> None:
    """Refuse whoever does not look after a case, or wrote what it is about."""
    may = rules.has_perm("participation.decide_case", moderator, case)
    if not may or not cases_of(moderator).filter(pk=case.pk).exists():
        raise RuleBroken(_("Another moderator looks after this."))


def _require_statement(kind: str, *parts: str) -> None:
    if kind in Decision.RESTRICTS and not all(part.strip() for part in parts):
        raise RuleBroken(_("Give the reason, the rule and the facts."))


def _hide(case: Case) -> None:
    if case.status in CLOSED:
        raise RuleBroken(_("A moderator has already hidden this."))
    if not taking.hide(case.thing):
        raise RuleBroken(_("It is gone already."))
    case.status = Case.Status.HIDDEN


def _admit(case: Case) -> None:
    if case.status != Case.Status.HELD or not taking.let_in(case.thing):
        raise RuleBroken(_("This case is decided already."))
    case.status = Case.Status.KEPT


def _refuse(case: Case) -> None:
    if case.status != Case.Status.HELD or not taking.refuse(case.thing):
        raise RuleBroken(_("This case is decided already."))
    case.status = Case.Status.HIDDEN


def _erase(case: Case) -> None:
    if case.status != Case.Status.HIDDEN:
        raise RuleBroken(_("Hide it first; it is erased when no appeal is open."))
    taking.erase(case.thing)
    case.status = Case.Status.ERASED


def _keep(case: Case) -> None:
    if case.status != Case.Status.OPEN:
        raise RuleBroken(_("This case is decided already."))
    case.status = Case.Status.KEPT


def _restore(case: Case) -> None:
    if case.status not in {Case.Status.HIDDEN, Case.Status.APPEALED}:
        raise RuleBroken(_("It is not hidden."))
    taking.give_back(case.thing)
    case.status = Case.Status.KEPT
    steps.fall_with(case)


def _restore_unappealed(case: Case) -> None:
    if case.status == Case.Status.APPEALED:
        raise RuleBroken(_("The author has appealed: answer the appeal."))
    _restore(case)


_DO = {
    Decision.Kind.HIDE: _hide,
    Decision.Kind.ERASE: _erase,
    Decision.Kind.KEEP: _keep,
    Decision.Kind.RESTORE: _restore_unappealed,
    Decision.Kind.ADMIT: _admit,
    Decision.Kind.REFUSE: _refuse,
}


def _record(action: str, actor: User, case: Case, decision: Decision) -> None:
    audit.record(
        action=action,
        actor=actor,
        target=str(case),
        detail={
            "case": case.pk,
            "decision": decision.pk,
            "reason": decision.reason,
            "ground": decision.ground,
        },
    )
