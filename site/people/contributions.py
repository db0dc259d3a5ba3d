"""What a person has contributed and where it is now, or an organisation, shown on its page.

The floors above say what counts as a contribution, and what became of each.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from people.models import Organisation, User
from people.rules import Visitor

SHOWN = 5
SHOWN_OF_ORGANISATIONS = 10
PAGE = 30

Lister = Callable[[User], QuerySet[Any]]
# Says of some contributions, by key, in a few words each, where they are now.
Where = Callable[[list[Any], User], dict[int, list[str]]]
# What an organisation said, as far as the reader may see it.
OrganisationLister = Callable[[Organisation, Visitor], QuerySet[Any]]


@dataclass(frozen=True)
class Kind:
    name: str
    title: str | Promise
    lister: Lister
    where: Where | None = None


@dataclass(frozen=True)
class Contribution:
    item: Any
    where: list[str]


@dataclass(frozen=True)
class Contributions:
    """Some contributions of a kind, and after which to go on when there are more."""

    name: str
    title: str | Promise
    items: list[Contribution]
    more: int | None = None


@dataclass(frozen=True)
class OfOrganisation:
    title: str | Promise
    items: list[Any]


_kinds: dict[str, Kind] = {}
_of_organisations: dict[str, tuple[str | Promise, OrganisationLister]] = {}


def register(name: str, title: str | Promise, lister: Lister, where: Where | None = None) -> None:
    """Have a kind of contribution listed.

    `lister` returns a person's contributions, whose `get_absolute_url()` and text cost no further
    query; `where` says where each is now, for all of a page in a query or two.
    """
    _kinds[name] = Kind(name, title, lister, where)


def of(user: User) -> list[Contributions]:
    """List the newest five of each kind, one to four queries a kind; empty kinds are left out."""
    kinds = [_some(kind, user, SHOWN) for kind in _kinds.values()]
    return [kind for kind in kinds if kind.items]


def page_of(user: User, name: str, *, before: int | None = None) -> Contributions | None:
    """List at most thirty of a kind, the newest first; None for a kind nobody knows."""
    kind = _kinds.get(name)
    return _some(kind, user, PAGE, before) if kind else None


def _some(kind: Kind, user: User, size: int, before: int | None = None) -> Contributions:
    rows = kind.lister(user).order_by("-pk")
    found = list((rows.filter(pk__lt=before) if before else rows)[: size + 1])
    shown = found[:size]
    where = kind.where(shown, user) if kind.where and shown else {}
    more = shown[-1].pk if len(found) > size else None
    items = [Contribution(item, where.get(item.pk, [])) for item in shown]
    return Contributions(kind.name, kind.title, items, more)


def register_of_organisations(name: str, title: str | Promise, lister: OrganisationLister) -> None:
    """Have a kind of contribution listed on the pages of organisations, newest first."""
    _of_organisations[name] = (title, lister)


def of_organisation(organisation: Organisation, reader: Visitor) -> list[OfOrganisation]:
    """List what was said in an organisation's name, a kind a query; empty kinds are left out."""
    kinds = [
        OfOrganisation(title, list(lister(organisation, reader)[:SHOWN_OF_ORGANISATIONS]))
        for title, lister in _of_organisations.values()
    ]
    return [kind for kind in kinds if kind.items]
