"""What a limit and a suspension close, for how long, and who may take such steps.

A limit closes what people write; a suspension closes supports, opinions and reports too. A vote
is a right: no step closes it.
"""

from __future__ import annotations

from typing import Any

import rules
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import RuleBroken
from participation import rules_admission
from participation.models import Action, Round, Step
from participation.rules_admission import Condition, Way
from people.models import User
from people.rules import Visitor

ANY = (Step.Kind.LIMIT, Step.Kind.SUSPENSION)
SUSPENDED = (Step.Kind.SUSPENSION,)
CACHE = "_running_step"


def running_step(user: User) -> Step | None:
    """Return the step that closes doors to a person now. No query about almost everybody."""
    if user.closed_until is None or user.closed_until <= clock.now():
        return None
    if not hasattr(user, CACHE):
        running = Step.objects.running_at(clock.now()).filter(person=user.pk)
        setattr(user, CACHE, running.first())
    step: Step | None = getattr(user, CACHE)
    return step


def forget_running_step(user: User) -> None:
    """Read anew whether steps close doors: before something is done by it. One query."""
    if hasattr(user, CACHE):
        delattr(user, CACHE)
    user.refresh_from_db(fields=["closed_until"])


def closes(user: Visitor, kinds: tuple[str, ...]) -> Step | None:
    """Return the step of such a kind that runs about a person."""
    step = running_step(user) if isinstance(user, User) else None
    return step if step and step.kind in kinds else None


@rules.predicate
def may_write(user: Visitor) -> bool:
    return closes(user, ANY) is None


@rules.predicate
def may_take_part(user: Visitor) -> bool:
    return closes(user, SUSPENDED) is None


def _told(user: Visitor) -> str:
    step = running_step(user) if isinstance(user, User) else None
    if step is None or step.ends_at is None:
        return ""
    moment = localtime(step.ends_at)
    when = {"day": date_format(moment, "l j F Y"), "time": date_format(moment, "H:i")}
    if step.is_suspension:
        words = _("A moderator has suspended you. You may take part again on %(day)s at %(time)s.")
    else:
        words = _(
            "A moderator has limited what you do. You may write again on %(day)s at %(time)s."
        )
    return words % when


def _to_step(user: Visitor, _thing: Any) -> Way | None:
    step = running_step(user) if isinstance(user, User) else None
    return Way(reverse("care:my-step", kwargs={"pk": step.pk}), _("Read why")) if step else None


WRITES = Condition(may_write, lambda _thing: "", _to_step, tells=_told)
TAKES_PART = Condition(may_take_part, lambda _thing: "", _to_step, tells=_told)

# What one takes away again (a comment, a support, what waits) stays open, and so does a vote.
CLOSED = {
    "participation.propose": WRITES,
    "participation.publish_proposal": WRITES,
    "participation.edit_proposal": WRITES,
    "participation.invite_coauthor": WRITES,
    "participation.share_draft": WRITES,
    "participation.join_as_coauthor": WRITES,
    "participation.merge_proposal": WRITES,
    "participation.suggest_amendment": WRITES,
    "participation.reject_amendment": WRITES,
    "participation.comment_on_proposal": WRITES,
    "participation.edit_comment": WRITES,
    "participation.add_statement": WRITES,
    "participation.translate": WRITES,
    "participation.give_opinion": TAKES_PART,
    "participation.support_proposal": TAKES_PART,
    "participation.endorse_proposal": TAKES_PART,
    "participation.mark_helpful": TAKES_PART,
    "participation.report": TAKES_PART,
}
ENDED_BY = {
    Action.PROPOSE: WRITES,
    Action.COMMENT: WRITES,
    Action.SUPPORT: TAKES_PART,
    Action.OPINE: TAKES_PART,
}


def require_no_step(person: User, condition: Condition = WRITES) -> None:
    """Refuse what a running step closes. For services: reads it afresh.

    Raises:
        RuleBroken: with the time at which the step ends.

    """
    forget_running_step(person)
    if not condition.holds.test(person, None):
        raise RuleBroken(condition.needs(person, None))


def require_admitted(person: User, round_: Round, action: Action) -> None:
    """Refuse an action to whoever a step keeps from it, or the round does not admit to it.

    Raises:
        RuleBroken: with what it takes.

    """
    if action in ENDED_BY:
        require_no_step(person, ENDED_BY[action])
    rules_admission.require_admitted(person, round_, action)
