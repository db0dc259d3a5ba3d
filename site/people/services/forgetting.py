"""Take out of all lists what says who somebody was, when they go. The floors above add theirs."""

from collections.abc import Callable

from django.db import transaction

from people import privacy
from people.models import User

Forget = Callable[[User], None]
_registered: dict[str, Forget] = {}
_words: dict[str, Forget] = {}


def register(name: str, forget: Forget) -> None:
    """Have something forgotten: `forget` takes a person out of what its floor keeps.

    It is called while the account is still there, in one transaction with all others, and must do
    no harm when it is called twice. What a declaration says (`people.privacy`) needs none.
    """
    _registered[name] = forget


def register_words(name: str, remove: Forget) -> None:
    """Have public words removed: `remove` is called for who wants them gone, before `forget`."""
    _words[name] = remove


@transaction.atomic
def forget_everywhere(*, person: User, words: bool = False) -> None:
    """Let every floor forget a person, and their public words too if so wanted; all or none."""
    for remove in _words.values() if words else ():
        remove(person)
    for forget in _registered.values():
        forget(person)
    privacy.let_go(person)
