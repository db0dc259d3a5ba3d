"""Each floor says here how its own things are shown; the thread itself knows nobody."""

from collections.abc import Callable
from typing import Any

from .refs import Kind, Note, Shown

__all__ = ["Note", "Reader", "Resolver", "Shown", "register", "resolve"]

# Whoever reads: a person or an anonymous visitor. Accounts live on a floor above.
Reader = Any
Resolver = Callable[[list[str], Reader], dict[str, Shown]]

_resolvers: dict[str, Resolver] = {}


def register(kind: str, resolver: Resolver) -> None:
    """Let ``resolver`` show things of ``kind``.

    It is called with the keys and the reader, costs one query, and leaves out whatever the
    reader may not see. Raises ``ValueError`` for a kind the thread has no word for.
    """
    _resolvers[Kind(kind).value] = resolver


def resolve(kind: str, pks: list[str], user: Reader) -> dict[str, Shown]:
    """Show the things of one kind that ``user`` may see, by key; none when nobody knows it."""
    resolver = _resolvers.get(kind)
    return resolver(pks, user) if resolver else {}
