"""What only one person answers for. Whoever does cannot go before somebody else takes it over."""

from collections.abc import Callable, Iterable

from people.models import User

# Sentences that each name one thing nobody else would answer for.
Lister = Callable[[User], Iterable[str]]
_listers: dict[str, Lister] = {}


def register(name: str, lister: Lister) -> None:
    """Let a floor say what only this person answers for; one query."""
    _listers[name] = lister


def of(person: User) -> list[str]:
    """List what somebody else must take over before the person can go; a query a floor."""
    return [sentence for lister in _listers.values() for sentence in lister(person)]
