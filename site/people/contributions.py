"""What a person has contributed, shown on their page. The floors above say what counts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from people.models import User

SHOWN = 10

Lister = Callable[[User], QuerySet[Any]]
_listers: dict[str, tuple[str | Promise, Lister]] = {}


@dataclass(frozen=True)
class Contributions:
    title: str | Promise
    items: list[Any]


def register(name: str, title: str | Promise, lister: Lister) -> None:
    """Have a kind of contribution listed.

    `lister` returns a person's contributions, newest first, whose `get_absolute_url()` and text
    cost no further query. The first ten are shown.
    """
    _listers[name] = (title, lister)


def of(user: User) -> list[Contributions]:
    """List what a person contributed, a kind a query; kinds without anything are left out."""
    kinds = [
        Contributions(title, list(lister(user)[:SHOWN])) for title, lister in _listers.values()
    ]
    return [kind for kind in kinds if kind.items]
