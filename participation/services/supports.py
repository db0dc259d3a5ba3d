from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import RuleBroken
from participation import rules
from participation.models import Action, Proposal, Round, Support
from participation.queries.people import hold
from participation.queries.proposals import supports_left
from participation.services.voices import is_assisted
from people.models import User
from people.services import audit


@transaction.atomic
def give_support(*, person: User, proposal: Proposal, at: datetime | None = None) -> Support:
    """Give one of the person's supports to a proposal; giving it twice changes nothing.

    ``at`` says when it happened, for imports.

    Raises:
        RuleBroken: when the round is not open then, takes no supports or none from this
            person, the proposal is not public, or none are left.

    """
    hold(person)
    _require_open(proposal.round, at or clock.now())
    given = Support.objects.filter(person=person, proposal=proposal).first()
    if given:
        return given
    if not proposal.round.takes_supports:
        raise RuleBroken(_("There are no supports in this round."))
    rules.require_admitted(person, proposal.round, Action.SUPPORT)
    if not supports_left(person, proposal.round):
        raise RuleBroken(_("You have no supports left in this round. Withdraw one to give it."))
    _count(proposal, 1)
    _note_help("support.given", person, proposal)
    return Support.objects.create(person=person, proposal=proposal, round_id=proposal.round_id)


@transaction.atomic
def withdraw_support(*, person: User, proposal: Proposal) -> None:
    """Take back the person's support; taking back what was not given changes nothing.

    Raises:
        RuleBroken: when the round is not open or its supports are frozen, or the proposal is not
            public any more.

    """
    hold(person)
    _require_open(proposal.round, clock.now())
    if not proposal.round.takes_supports:
        raise RuleBroken(_("Supports stay as they are in this round."))
    taken, _rows = Support.objects.filter(person=person, proposal=proposal).delete()
    if taken:
        _count(proposal, -1)
        _note_help("support.withdrawn", person, proposal)


def _require_open(round_: Round, moment: datetime) -> None:
    if round_.state_at(moment) != Round.State.OPEN:
        raise RuleBroken(_("This round is not open."))


def _note_help(action: str, person: User, proposal: Proposal) -> None:
    """Supports are private and not in the log, but for those somebody else gave for a person."""
    if is_assisted(person):
        audit.record(action=action, actor=person, target=f"proposal:{proposal.pk}")


def _count(proposal: Proposal, step: int) -> None:
    """Move the counter in the statement that also checks that the proposal is still public.

    Whoever withdraws, merges or hides the proposal meanwhile holds its row: this waits, then sees
    it. A support that stayed with a merged proposal may be taken back, to be given elsewhere.
    """
    open_ones = [Proposal.Status.PUBLISHED, *([Proposal.Status.MERGED] if step < 0 else [])]
    moved = Proposal.objects.filter(pk=proposal.pk, status__in=open_ones).update(
        support_count=F("support_count") + step
    )
    if not moved:
        raise RuleBroken(_("This proposal is not open any more."))
