"""One person, two doors: what a guest did goes into the account the same person has already."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import F, Max, Model, Q
from django.http import HttpRequest
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import RuleBroken
from participation.models import (
    Amendment,
    Attachment,
    Case,
    CoAuthor,
    Comment,
    Guest,
    HelpfulMark,
    Merge,
    MergeAnswer,
    Opinion,
    Proposal,
    Report,
    Round,
    Statement,
    Step,
    Support,
    Translation,
)
from participation.queries.people import hold_rules
from participation.queries.proposals import supports_left
from participation.services.counting_supports import drop, hold_numbers, settle
from participation.services.opinions import COLUMNS
from people.models import User
from people.services import audit
from people.services.erasing import erase

# What somebody wrote, by the link to who did.
WRITTEN: tuple[tuple[type[Model], str], ...] = (
    (Proposal, "author"),
    (Proposal, "edited_by"),
    (Comment, "author"),
    (Statement, "author"),
    (Translation, "author"),
    (Amendment, "author"),
    (Amendment, "decided_by"),
    (Attachment, "sender"),
    (Merge, "proposed_by"),
)


@transaction.atomic
def bring_along(*, guest: User, person: User, request: HttpRequest | None = None) -> None:
    """Make what a guest did that of an account, and erase the guest.

    One person counts once: of a support, an answer, a mark or a report that both gave, the
    account's stays. Supports beyond what the round allows fall away, the latest first. Words stay,
    all of them, under the account's name. Whoever comes second finds nothing left.

    Raises:
        RuleBroken: when the one is no guest (any more), the other is, or the round is not open:
            then its counts stay as they are.

    """
    people = User.objects.select_for_update().filter(pk__in=[guest.pk, person.pk])
    held = {one.pk: one for one in people.order_by("pk")}
    guest, person = held[guest.pk], held[person.pk]
    came = Guest.objects.select_related("code__round").filter(person=guest).first()
    if came is None or not guest.is_guest or person.can_be_claimed or not person.is_active:
        raise RuleBroken(_("Nothing is left to take along."))
    if came.code.round.state != Round.State.OPEN:
        raise RuleBroken(_("The round is over: what you did as a guest stays as it was counted."))
    _hand_over_words(guest, person)
    _hand_over_supports(guest, person)
    _hand_over_opinions(guest, person)
    _hand_over_marks(guest, person)
    _hand_over_reports(guest, person)
    _hand_over_steps(guest, person)
    answered = MergeAnswer.objects.filter(person=person).values("merge")
    MergeAnswer.objects.filter(person=guest).exclude(merge__in=answered).update(person=person)
    # By it nobody acts any more, a request that waits for this one neither.
    came.delete()
    erase(person=guest, words=False, request=request)
    audit.record(
        action="guest.brought_along",
        actor=person,
        request=request,
        detail={"number": came.code_id, "round": came.code.round_id},
    )


def _hand_over_words(guest: User, person: User) -> None:
    for model, link in WRITTEN:
        mine = {link: guest}
        changes: dict[str, Any] = {link: person}
        if link == "author" and hasattr(model, "form_key"):
            changes["form_key"] = None
        model._default_manager.filter(**mine).update(**changes)  # noqa: SLF001 -- Django's own way
    along = CoAuthor.objects.filter(person=person).values("proposal")
    CoAuthor.objects.filter(person=guest).exclude(proposal__in=along).update(person=person)
    # Nobody writes along what is their own.
    CoAuthor.objects.filter(person=person, proposal__author=person).delete()


def _hand_over_supports(guest: User, person: User) -> None:
    both = Support.objects.filter(person=person).values("proposal")
    mine = Support.objects.filter(person=guest)
    rounds = list(Round.objects.filter(supports__in=mine).distinct().order_by("pk"))
    for round_ in rounds:
        hold_rules(round_)
    also = list(mine.values_list("proposal_id", flat=True))
    for round_ in rounds:
        hold_numbers(person=person, round_=round_, also=also)
    drop(mine.filter(proposal__in=both))
    for round_ in rounds:
        given = list(mine.filter(round=round_).order_by("pk").values_list("pk", flat=True))
        drop(mine.filter(pk__in=given[supports_left(person, round_) :]))
    mine.update(person=person)
    for round_ in rounds:
        settle(person=person, round_=round_)


def _hand_over_opinions(guest: User, person: User) -> None:
    answered = Opinion.objects.filter(person=person).values("statement")
    mine = Opinion.objects.filter(person=guest)
    twice = list(mine.filter(statement__in=answered))
    Opinion.objects.filter(pk__in=[one.pk for one in twice]).delete()
    for one in twice:
        column = COLUMNS[one.answer]
        Statement.objects.filter(pk=one.statement_id).update(**{column: F(column) - 1})
    mine.update(person=person)


def _hand_over_marks(guest: User, person: User) -> None:
    """Hand over what the guest found helpful; what the person wrote or marked themselves is not."""
    marked = HelpfulMark.objects.filter(person=person).values("comment")
    mine = HelpfulMark.objects.filter(person=guest)
    twice = list(mine.filter(comment__in=marked) | mine.filter(comment__author=person))
    own = list(HelpfulMark.objects.filter(person=person, comment__author=person))
    HelpfulMark.objects.filter(pk__in=[one.pk for one in [*twice, *own]]).delete()
    for one in [*twice, *own]:
        Comment.objects.filter(pk=one.comment_id).update(helpful_count=F("helpful_count") - 1)
    mine.update(person=person)


def _hand_over_reports(guest: User, person: User) -> None:
    reported = Report.objects.filter(person=person).values("case")
    mine = Report.objects.filter(person=guest)
    twice = list(mine.filter(case__in=reported))
    for one in twice:
        # A step about whoever sent it rests on what the account sent about the same.
        own = Report.objects.get(case=one.case_id, person=person)
        Step.objects.filter(report=one).update(report=own)
    Report.objects.filter(pk__in=[one.pk for one in twice]).delete()
    for one in twice:
        Case.objects.filter(pk=one.case_id).update(report_count=F("report_count") - 1)
    mine.update(person=person)


def _hand_over_steps(guest: User, person: User) -> None:
    """Hand over what moderators decided: nobody leaves it behind by coming in at another door.

    Of two about the same, or at the same time, the one that ends later stays.
    """
    # Nobody decides about themselves, not even afterwards.
    mine = Step.objects.filter(person=guest).exclude(moderator=person)
    for step in mine.filter(taken_back_at=None).order_by("pk"):
        rivals = Step.objects.filter(person=person, taken_back_at=None).filter(_beside(step))
        end = step.ends_at or step.at
        stays = rivals.filter(Q(ends_at__gte=end) | Q(ends_at=None, at__gte=end)).exists()
        falls = mine.filter(pk=step.pk) if stays else rivals
        falls.update(taken_back_at=clock.now())
        mine.filter(pk=step.pk).update(person=person)
    mine.update(person=person)
    running = Step.objects.running_at(clock.now()).filter(person=person)
    closed = running.aggregate(until=Max("ends_at"))["until"]
    User.objects.filter(pk=person.pk).update(closed_until=closed)


def _beside(step: Step) -> Q:
    """Say which steps cannot stand beside one: about the same case, or at the same time."""
    if step.ends_at is None:
        return Q(case=step.case_id)
    return Q(case=step.case_id) | Q(at__lt=step.ends_at, ends_at__gt=step.at)
