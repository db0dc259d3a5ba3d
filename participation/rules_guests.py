"""What a guest of an event may do: take part in the round of their code, and nothing else.

One condition stands first among those of each action (see ``rules_admission``), so that pages and
services say the same.
"""

from __future__ import annotations

import rules
from django.utils.translation import gettext as _

from participation.models import Action, EventCode, Guest, Round
from people.models import User
from people.rules import Visitor

CACHE = "_event_code"


def code_of(user: Visitor) -> EventCode | None:
    """Return the code by which a guest came in. One query a guest and request; none for others."""
    if not isinstance(user, User) or not user.is_guest:
        return None
    if not hasattr(user, CACHE):
        found = Guest.objects.select_related("code__round__process").filter(person=user).first()
        setattr(user, CACHE, found.code if found else None)
    code: EventCode | None = getattr(user, CACHE)
    return code


def forget_code(user: User) -> None:
    """Make the next question go to the database again: before something is done by it."""
    if hasattr(user, CACHE):
        delattr(user, CACHE)


def is_welcome(user: Visitor, action: Action, round_: Round) -> bool:
    """Tell whether a person is no guest, or a guest of this very round whose code works now."""
    if not getattr(user, "is_guest", False):
        return True
    code = code_of(user)
    if code is None or not code.is_running or action == Action.VOTE:
        return False
    return code.round_id == round_.pk


@rules.predicate
def is_no_guest(user: Visitor) -> bool:
    return not getattr(user, "is_guest", False)


def account_words() -> str:
    """Say what takes an address, for its answers would reach no guest."""
    return _(
        "To suggest changes, merge or write together you need an account: give an address first."
    )


def guests_words() -> str:
    """Say what a guest may do, to whoever tries more."""
    return _(
        "As a guest you take part in the round of your event only, while its code works. "
        "Guests do not vote."
    )
