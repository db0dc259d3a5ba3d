"""What is held about people: each table once, why, how long, and what becomes of it.

A table that points at a person, or holds an address, is declared here by the floor it belongs to.
The declaration is all that an export, an erasure and the page about personal data need; a test
fails for a table without one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.apps import apps
from django.db.models import Model, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from people.models import User

NUMBER = pgettext_lazy("of a row", "number")


class Then(Enum):
    """What becomes of a row, or of its link to a person, when the person is erased."""

    DELETED = "deleted"  # the row goes
    CLEARED = "cleared"  # the row stays and points at nobody
    UNNAMED = "unnamed"  # the row stays and points at somebody nobody knows any more
    SPECIAL = "special"  # a service of the floor sees to it: its name stands in `by`


@dataclass(frozen=True)
class Held:
    """One table. `links` names the columns that lead to a person, and what becomes of each.

    `addresses` names columns that hold an e-mail address: rows with a person's are theirs.
    `columns` are what an export tells (paths of the ORM); without any, `why_not` says why. `kept`
    says how long a row lives while its person does. `mine` names the links by which a row is about
    the person, where others (who gave it, say) are not: an export tells no more than that.
    """

    model: str
    links: Mapping[str, Then]
    purpose: str | Promise
    kept: str | Promise
    columns: tuple[str, ...] = ()
    why_not: str = ""
    by: str = ""
    name: str = ""
    addresses: tuple[str, ...] = ()
    mine: tuple[str, ...] = ()
    # What people call a table of a library, and its columns: it has no words of ours for them.
    called: str | Promise = ""
    says: tuple[str | Promise, ...] = ()
    # What an export calls the part that is told of it by hand.
    told_as: str = ""
    # Whether the page about personal data tells of it by itself.
    shown: bool = True

    @property
    def table(self) -> type[Model]:
        return apps.get_model(self.model)

    @property
    def title(self) -> str:
        """Call the table what people call it; one that only links two, after the first of them."""
        if self.called:
            return str(self.called)
        owner: Any = self.table._meta.auto_created  # noqa: SLF001 -- Django's own way
        if owner:
            return str(owner._meta.verbose_name_plural)  # noqa: SLF001 -- the same
        return str(self.table._meta.verbose_name_plural)  # noqa: SLF001 -- Django's own way

    @property
    def fields(self) -> list[str]:
        """Call the columns that say something of a person what people call them."""
        if self.says:
            return [str(words) for words in self.says]
        names = dict.fromkeys(column.split("__")[0] for column in self.columns)
        columns = [self.table._meta.get_field(name) for name in names]  # noqa: SLF001 -- the same
        return [_words_for(column) for column in columns]

    @property
    def key(self) -> str:
        """Name the table's part of an export."""
        return self.name or self.model.split(".")[1].lower()

    def rows_of(self, person: User) -> QuerySet[Any]:
        """Return the rows that are about a person."""
        mine = Q(pk__in=[])
        for link in self.mine or self.links:
            mine |= Q(**{link: person.pk})
        for column in self.addresses:
            mine |= Q(**{f"{column}__iexact": person.email})
        return self.table._default_manager.filter(mine)  # noqa: SLF001 -- the same


def _words_for(column: Any) -> str:
    """Call a column by its words; a link without words of its own by what it leads to."""
    if getattr(column, "primary_key", False):
        return str(NUMBER)
    words = str(getattr(column, "verbose_name", column.name))
    if column.is_relation and words == column.name.replace("_", " "):
        return str(column.related_model._meta.verbose_name)  # noqa: SLF001 -- Django's own way
    return words


_held: dict[str, Held] = {}


def hold(declared: Iterable[Held]) -> None:
    """Declare tables of a floor; a table is declared once."""
    for one in declared:
        if one.model in _held:
            raise ValueError(f"{one.model} is declared twice.")
        _held[one.model] = one


def held() -> list[Held]:
    """List every declared table, in the order of the floors."""
    return list(_held.values())


def by_purpose() -> dict[str, list[Held]]:
    """List the declared tables by what they are held for, in the reader's language."""
    purposes: dict[str, list[Held]] = {}
    for one in held():
        if one.shown:
            purposes.setdefault(str(one.purpose), []).append(one)
    return purposes


def told(person: User) -> dict[str, list[dict[str, Any]]]:
    """Collect what the declared tables tell about a person, a query a table."""
    return {
        one.key: list(one.rows_of(person).order_by("pk").values(*one.columns).distinct())
        for one in held()
        if one.columns
    }


def let_go(person: User) -> None:
    """Do to each declared row what its declaration says becomes of it."""
    for one in held():
        for link, then in one.links.items():
            rows = one.table._default_manager.filter(**{link: person.pk})  # noqa: SLF001 -- the same
            if then is Then.DELETED:
                rows.delete()
            elif then is Then.CLEARED:
                _clear(one.table, link, rows, person)


def _clear(table: type[Model], link: str, rows: QuerySet[Any], person: User) -> None:
    many = table._meta.get_field(link).many_to_many  # noqa: SLF001 -- the same
    if many:
        for row in rows:
            getattr(row, link).remove(person)
    else:
        rows.update(**{link: None})
