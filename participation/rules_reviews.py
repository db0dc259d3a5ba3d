"""Who reviews proposals: evaluators, and of those only whom an organiser chose for it."""

from __future__ import annotations

from typing import Any

import rules

from people import roles
from people.rules import Visitor, has_role, is_authenticated

evaluates = has_role(roles.EVALUATOR)


@rules.predicate
def is_assigned(user: Visitor, review: Any) -> bool:
    return review is not None and review.evaluator_id == user.pk


reviews = is_authenticated & evaluates & is_assigned

rules.add_perm("participation.evaluate", is_authenticated & evaluates)
rules.add_perm("participation.review", reviews)
