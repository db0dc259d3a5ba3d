from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import RuleBroken, require
from participation import rules
from participation.models import Action, Proposal, Round, Support
from participation.queries.people import hold, hold_rules
from participation.queries.proposals import supports_left
from participation.services.counting_supports import drop, hold_numbers, settle
from participation.services.voices import is_assisted
from people.models import User
from people.services import audit


@transaction.atomic
def give_support(*, person: User, proposal: Proposal, at: datetime | None = None) -> Support:
    """Give one of the person's supports to a proposal; giving it twice changes nothing.

    Until the person has given as many as the round asks for, it is temporary and counts not; then
    all of theirs count at once. ``at`` says when it happened, for imports.

    Raises:
        RuleBroken: when the round is not open then, takes no supports or none from this
            person, the proposal is not public or has as many as it can have, or none are left.

    """
    hold(person)
    round_ = hold_rules(proposal.round)
    _require_open(round_, at or clock.now())
    given = Support.objects.filter(person=person, proposal=proposal).first()
    if given:
        return given
    if not round_.takes_supports:
        raise RuleBroken(_("There are no supports in this round."))
    rules.require_admitted(person, round_, Action.SUPPORT)
    if not supports_left(person, round_):
        raise RuleBroken(_("You have no supports left in this round. Withdraw one to give it."))
    _hold_open(person, proposal)
    given = Support.objects.create(
        person=person, proposal=proposal, round_id=round_.pk, is_temporary=True
    )
    given.is_temporary = not settle(person=person, round_=round_)
    _note_help("support.given", person, proposal)
    return given


@transaction.atomic
def withdraw_support(*, person: User, proposal: Proposal) -> None:
    """Take back the person's support; taking back what was not given changes nothing.

    When it leaves fewer than the round asks for, the others become temporary again.

    Raises:
        RuleBroken: when the round is not open or its supports are frozen, or the proposal is not
            public any more.

    """
    hold(person)
    round_ = hold_rules(proposal.round)
    _require_open(round_, clock.now())
    if not round_.takes_supports:
        raise RuleBroken(_("Supports stay as they are in this round."))
    given = Support.objects.filter(person=person, proposal=proposal)
    if given.exists():
        _hold_open(person, proposal, taking=True)
        drop(given)
        settle(person=person, round_=round_)
        _note_help("support.withdrawn", person, proposal)


def _require_open(round_: Round, moment: datetime) -> None:
    if round_.state_at(moment) != Round.State.OPEN:
        raise RuleBroken(_("This round is not open."))


def _note_help(action: str, person: User, proposal: Proposal) -> None:
    """Supports are private and not in the log, but for those somebody else gave for a person."""
    if is_assisted(person):
        audit.record(action=action, actor=person, target=f"proposal:{proposal.pk}")


def _hold_open(person: User, proposal: Proposal, *, taking: bool = False) -> None:
    """Hold the numbers that may move, and refuse when the proposal is not open any more.

    Whoever withdraws, merges or hides it meanwhile holds its row: this waits, then sees it. A
    support that stayed with a merged proposal may be taken back, to be given elsewhere.
    """
    held = hold_numbers(person=person, round_=proposal.round, also=[proposal.pk])[proposal.pk]
    is_open = held.is_published or (taking and held.is_merged)
    require(is_open, _("This proposal is not open any more."))
    held.round = proposal.round
    require(taking or not held.is_full, _("It has as many supports as it can have."))
