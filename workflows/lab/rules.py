"""Who may do what in the lab, and what a stage must leave behind before it is left."""

from typing import Any

import rules

from people import roles
from people.rules import Visitor, has_role

from .models import Artefact, Service, Stage

Kind = Artefact.Kind

# What must be agreed before a gate lets a service go on. The mandate rests on its evidence and
# on the day by which the public body answers; a decision rests on what the evaluation left.
REQUIRED: dict[str, tuple[str, ...]] = {
    Stage.MANDATE: (),
    Stage.EXPLORE: (Kind.STAKEHOLDER_MAP, Kind.JOURNEY),
    Stage.DEFINE: (Kind.PERSONA,),
    Stage.CODESIGN: (Kind.CANVAS,),
    Stage.PROTOTYPE: (Kind.BLUEPRINT,),
    Stage.AGREE: (Kind.AGREEMENT,),
    Stage.PILOT: (Kind.PILOT_PLAN,),
    Stage.EVALUATE: (Kind.INDICATOR_READINGS,),
    Stage.DECIDE: (),
    Stage.REPLICATE: (Kind.REPLICABILITY,),
}

may_run_services = has_role(roles.ORGANISER, roles.FACILITATOR)


@rules.predicate
def answers_for(user: Visitor, service: Service) -> bool:
    """Be one of the service's owners. One query, or none if they are prefetched."""
    return user.is_authenticated and any(owner.pk == user.pk for owner in service.owners.all())


@rules.predicate
def answers_for_its_service(user: Visitor, thing: Any) -> bool:
    return answers_for(user, thing.service)


rules.add_perm("lab.start_service", may_run_services)
# Without a vote it takes an organiser, and a reason that everybody can read.
rules.add_perm("lab.start_without_vote", has_role(roles.ORGANISER))
rules.add_perm("lab.run_service", may_run_services & answers_for)
rules.add_perm("lab.change_artefact", may_run_services & answers_for_its_service)
