"""What a person or an organisation has contributed, shown on its page.

The floors above say what counts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from people.models import Organisation, User
from people.rules import Visitor

SHOWN = 10

Lister = Callable[[User], QuerySet[Any]]
# What an organisation said, as far as the reader may see it.
OrganisationLister = Callable[[Organisation, Visitor], QuerySet[Any]]
_listers: dict[str, tuple[str | Promise, Lister]] = {}
_of_organisations: dict[str, tuple[str | Promise, OrganisationLister]] = {}


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


def register_of_organisations(name: str, title: str | Promise, lister: OrganisationLister) -> None:
    """Have a kind of contribution listed on the pages of organisations; see ``register``."""
    _of_organisations[name] = (title, lister)


def of_organisation(organisation: Organisation, reader: Visitor) -> list[Contributions]:
    """List what was said in an organisation's name, a kind a query; empty kinds are left out."""
    kinds = [
        Contributions(title, list(lister(organisation, reader)[:SHOWN]))
        for title, lister in _of_organisations.values()
    ]
    return [kind for kind in kinds if kind.items]
