"""Who may: the predicates every upper floor composes its own permissions from."""

from functools import cache
from typing import Any

import rules
from django.contrib.auth.models import AnonymousUser

from people import roles
from people.models import User
from people.queries.roles import roles_of

Visitor = User | AnonymousUser


@rules.predicate
def is_authenticated(user: Visitor) -> bool:
    return user.is_authenticated


@cache
def has_role(*names: str) -> rules.Predicate:
    """Make the predicate "holds one of these roles now". Costs one query a person and request."""
    unknown = set(names) - set(roles.ALL)
    if unknown or not names:
        raise ValueError(f"No such role: {', '.join(unknown)}")

    def holds_role(user: Visitor) -> bool:
        return not roles_of(user).isdisjoint(names)

    return rules.predicate(holds_role, name=f"has_role:{'|'.join(names)}")


@rules.predicate
def is_staff_member(user: Visitor) -> bool:
    """Hold any role at all, and be allowed to use it now."""
    return bool(roles_of(user))


@rules.predicate
def is_oneself(user: Visitor, person: Any = None) -> bool:
    return person is not None and user.pk == person.pk


is_administrator = has_role(roles.ADMINISTRATOR)

rules.add_perm("people.see_people", is_administrator)
# An administrator neither raises nor lowers themselves: that takes another one.
rules.add_perm("people.give_roles", is_administrator & ~is_oneself)
rules.add_perm("people.see_audit", is_administrator)
