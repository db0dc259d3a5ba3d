"""Who may ask for a ballot paper, and who may look after a vote."""

import rules

from participation.models import Action, Round
from participation.rules import (
    ADMITTED,
    BEGUN,
    CONDITIONS,
    RUNNING,
    SIGNED_IN,
    Door,
    door,
    organises_its_process,
    require_admitted,
)
from people import roles
from people.rules import Visitor, has_role

__all__ = ["Door", "door", "require_admitted"]

CONDITIONS["participation.vote"] = (BEGUN, RUNNING, SIGNED_IN, *ADMITTED[Action.VOTE])


@rules.predicate
def may_vote(user: Visitor, round_: Round) -> bool:
    return bool(door("participation.vote", user, round_))


rules.add_perm("participation.vote", may_vote)

LOOK_AFTER = "participation.look_after_vote"
rules.add_perm(LOOK_AFTER, organises_its_process | has_role(roles.ADMINISTRATOR))
