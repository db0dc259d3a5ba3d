"""Who looks after the discussions."""

from __future__ import annotations

import rules

from participation.models import Case, Watch
from participation.rules import writes
from people import roles
from people.rules import Visitor, has_role

is_moderator = has_role(roles.MODERATOR)


@rules.predicate
def watches(user: Visitor, case: Case) -> bool:
    """Look after the case's territory in its language. One query."""
    return Watch.objects.filter(
        person_id=user.pk,
        language=case.language,
        territory__path__in=case.territory.paths_above,
    ).exists()


@rules.predicate
def is_not_the_author(user: Visitor, case: Case) -> bool:
    return not writes(user, case.thing)


rules.add_perm("participation.see_care", is_moderator)
rules.add_perm("participation.decide_case", is_moderator & watches & is_not_the_author)
rules.add_perm("participation.give_watches", has_role(roles.ADMINISTRATOR))
