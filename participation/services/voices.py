"""Whose words are said by whom: one's own, an organisation's, or those of somebody beside one."""

from __future__ import annotations

from django.utils.translation import gettext as _

from common.exceptions import RuleBroken
from people.models import Organisation, User
from people.queries.mandates import valid


def require_may_speak(*people: User, organisation: Organisation | None, scope: str) -> None:
    """Make sure that one of these people may speak for an organisation now; for none, always.

    Holds the mandate until the transaction ends: whoever takes it back meanwhile waits, or has
    done so before. One query, in a transaction.

    Raises:
        RuleBroken: when no mandate of this scope is in force.

    """
    if organisation is None:
        return
    mandates = valid(*people, scope=scope).filter(organisation=organisation)
    if not mandates.select_for_update(of=("self",), no_key=True).exists():
        raise RuleBroken(
            _("You hold no mandate to speak for %(name)s here.") % {"name": organisation}
        )


def is_assisted(person: User) -> bool:
    """Tell whether a verifier writes for a person beside them."""
    return person.assisted is not None


def spoken_for(organisation: Organisation | None) -> dict[str, int]:
    """Name the organisation in the detail of an audit event, beside the person who acted."""
    return {"organisation": organisation.pk} if organisation else {}
