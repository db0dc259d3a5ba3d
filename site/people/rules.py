"""Who may: the predicates every upper floor composes its own permissions from."""

from functools import cache
from typing import Any

import rules
from django.contrib.auth.models import AnonymousUser

from people import roles
from people.models import Mandate, Organisation, User
from people.queries.mandates import speaks_for
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
rules.add_perm("people.end_verifications", is_administrator)

verifies = has_role(roles.VERIFIER, roles.ADMINISTRATOR)
rules.add_perm(
    "people.enter_editors_rooms",
    has_role(roles.EDITOR, roles.SECTION_EDITOR, roles.TRANSLATOR, roles.ADMINISTRATOR),
)


@rules.predicate
def speaks_wholly(user: Visitor, organisation: Organisation) -> bool:
    """Hold a mandate for everything, now. One query for whoever is signed in."""
    return speaks_for(user, organisation, Mandate.Scope.EVERYTHING)


@rules.predicate
def might_have_given(user: Visitor, mandate: Mandate) -> bool:
    return bool(rules.has_perm("people.give_mandate", user, mandate.organisation))


@rules.predicate
def holds_mandate(user: Visitor, mandate: Mandate) -> bool:
    return mandate.person_id == user.pk


rules.add_perm("people.verify_organisation", verifies)
rules.add_perm("people.give_mandate", verifies | speaks_wholly)
rules.add_perm("people.assist", verifies)
# Who may give, may take; and whoever holds one may lay it down.
rules.add_perm("people.revoke_mandate", holds_mandate | might_have_given)
