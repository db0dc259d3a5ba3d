"""Who may do what around a session. On its board, ``board.decide`` says."""

from typing import Any

import rules

from people import roles
from people.rules import has_role, is_authenticated
from workflows.live.models import Session


@rules.predicate
def facilitates(user: Any, session: Session | None) -> bool:
    """Tell whether the person is one of this session's facilitators; one query a session."""
    if session is None or not user.is_authenticated:
        return False
    return session.facilitators.filter(pk=user.pk).exists()


is_facilitator = has_role(roles.FACILITATOR)

rules.add_perm("live.run_session", is_authenticated & is_facilitator & facilitates)
rules.add_perm("live.open_session", is_authenticated & is_facilitator)
