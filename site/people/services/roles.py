from collections.abc import Iterable

import rules
from django.contrib.auth.models import Group
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from common.exceptions import RuleBroken
from people import roles as known
from people.models import User
from people.queries.roles import forget_roles, target_of
from people.services import audit


@transaction.atomic
def give_roles(
    *, giver: User, person: User, roles: Iterable[str], request: HttpRequest | None = None
) -> set[str]:
    """Let a person hold exactly these roles; return what changed.

    What was given and what was taken is audited, each with who did it.

    Raises:
        RuleBroken: when the giver may not, above all to themselves.

    """
    # `rules` directly: `has_perm` says yes to a superuser, and nobody may raise themselves.
    if not rules.has_perm("people.give_roles", giver, person):
        raise RuleBroken(_("You cannot change your own roles: ask another administrator."))
    wanted = set(roles) & set(known.ALL)
    User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    held = set(person.groups.filter(name__in=known.ALL).values_list("name", flat=True))
    _change(person, gained=wanted - held, lost=held - wanted)
    for action, names in (("role.given", wanted - held), ("role.taken", held - wanted)):
        for name in sorted(names):
            audit.record(
                action=action,
                actor=giver,
                target=target_of(person),
                request=request,
                detail={"role": name},
            )
    return wanted ^ held


def _change(person: User, *, gained: set[str], lost: set[str]) -> None:
    person.groups.add(*Group.objects.filter(name__in=gained))
    person.groups.remove(*Group.objects.filter(name__in=lost))
    forget_roles(person)
