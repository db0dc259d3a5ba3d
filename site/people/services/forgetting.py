"""Take out of all lists what says who somebody was, when they go. The floors above add theirs."""

from collections.abc import Callable

from django.db import transaction

from people.models import User

Forget = Callable[[User], None]
_registered: dict[str, Forget] = {}


def register(name: str, forget: Forget) -> None:
    """Have something forgotten: `forget` takes a person out of what its floor keeps.

    It is called while the account is still there, in one transaction with all others, and must do
    no harm when it is called twice.
    """
    _registered[name] = forget


@transaction.atomic
def forget_everywhere(*, person: User) -> None:
    """Let every floor forget a person; all of them or none."""
    for forget in _registered.values():
        forget(person)
