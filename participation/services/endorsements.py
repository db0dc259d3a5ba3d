from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from common.exceptions import RuleBroken
from participation import rules
from participation.models import Endorsement, Proposal
from participation.queries.endorsements import standing
from participation.queries.proposals import held, visible_to
from participation.services.voices import is_assisted, require_may_speak, spoken_for
from people.models import Mandate, Organisation, User
from people.services import audit


@transaction.atomic
def endorse(
    *, person: User, proposal: Proposal, organisation: Organisation | None = None
) -> Endorsement:
    """Put a person's name, or an organisation's, to a proposal; twice changes nothing.

    It is public and decides nothing. Where the mandate behind an organisation's has ended, whoever
    speaks for it now takes its place.

    Raises:
        RuleBroken: when the proposal is not public or not theirs to see, the person is a guest,
            or they may not speak for the organisation.

    """
    require_may_speak(person, organisation=organisation, scope=Mandate.Scope.PROPOSALS)
    proposal = held(proposal)
    way = rules.door("participation.endorse_proposal", person, proposal)
    if not way:
        raise RuleBroken(way.needs)
    if not visible_to(person).filter(pk=proposal.pk).exists():
        raise RuleBroken(_("This proposal is not open any more."))
    mine = _which(person, organisation)
    if known := standing(proposal).filter(**mine).first():
        return known
    Endorsement.objects.filter(proposal=proposal, **mine).delete()
    _note("endorsement.given", person, proposal, organisation)
    return Endorsement.objects.create(proposal=proposal, person=person, organisation=organisation)


@transaction.atomic
def take_back_endorsement(
    *, person: User, proposal: Proposal, organisation: Organisation | None = None
) -> None:
    """Take a name away from a proposal, at any time; one that is not there changes nothing.

    Raises:
        RuleBroken: when the person may not speak for the organisation.

    """
    require_may_speak(person, organisation=organisation, scope=Mandate.Scope.PROPOSALS)
    mine = _which(person, organisation)
    taken, _rows = Endorsement.objects.filter(proposal=proposal, **mine).delete()
    if taken:
        _note("endorsement.withdrawn", person, proposal, organisation)


def _which(
    person: User, organisation: Organisation | None
) -> dict[str, User | Organisation | None]:
    """Say whose name it is: anybody who speaks for an organisation acts for the same one."""
    if organisation:
        return {"organisation": organisation}
    return {"organisation": None, "person": person}


def _note(action: str, person: User, proposal: Proposal, organisation: Organisation | None) -> None:
    """Write down what was done for another: an organisation, or a person beside a verifier."""
    if organisation or is_assisted(person):
        detail = spoken_for(organisation)
        audit.record(action=action, actor=person, target=f"proposal:{proposal.pk}", detail=detail)
