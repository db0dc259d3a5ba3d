"""Pages that start after a row, not after a number of rows: as quick at the end as at the start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Order:
    """A total order of rows: by one column, then by primary key in the same direction."""

    column: str
    descending: bool = True

    @property
    def by(self) -> tuple[str, str]:
        sign = "-" if self.descending else ""
        return f"{sign}{self.column}", f"{sign}pk"

    def turned(self) -> Order:
        return Order(self.column, descending=not self.descending)

    def beyond(self, value: Any, pk: int) -> Q:
        """Select the rows that come after the one named, in this order."""
        step = "lt" if self.descending else "gt"
        further = Q(**{f"{self.column}__{step}": value})
        # What the rest implies, as a bound: an index begins to read there, not at its end.
        bound = Q(**{f"{self.column}__{step}e": value})
        return bound & (further | Q(**{self.column: value, f"pk__{step}": pk}))


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows in order, and the row to go on from in each direction (None at an end)."""

    rows: list[Row]
    after: int | None = None
    before: int | None = None


def page_of(  # noqa: PLR0913 -- a page is what it is asked by
    rows: QuerySet[Row],
    *,
    order: Order,
    size: int,
    after: int | None = None,
    before: int | None = None,
    among: QuerySet[Row] | None = None,
    along: Callable[[QuerySet[Row]], QuerySet[Row]] | None = None,
) -> Page[Row]:
    """Return up to ``size`` rows after (or before) a row, which is named by its primary key.

    ``among`` is where the named row is looked for, when it may have left ``rows`` meanwhile
    (withdrawn, filtered away). A row that is not there counts as not named. ``along`` brings what
    a row is shown with, for the rows of the page alone and not for all that are sorted. One
    query, or two
    when a row is named; the same on the first page and the last.
    """
    here = before or after
    beside = _position(rows if among is None else among, order, here) if here else None
    backwards = before is not None and beside is not None
    way = order.turned() if backwards else order
    if beside is not None:
        rows = rows.filter(way.beyond(*beside))
    chosen = rows.order_by(*way.by)[: size + 1]
    if along:
        chosen = along(rows.filter(pk__in=chosen.values("pk"))).order_by(*way.by)
    found = list(chosen)
    return _page(found, size, named=beside is not None, backwards=backwards)


def _position(rows: QuerySet[Row], order: Order, pk: int) -> tuple[Any, int] | None:
    return rows.filter(pk=pk).order_by().values_list(order.column, "pk").first()


def _page(found: list[Row], size: int, *, named: bool, backwards: bool) -> Page[Row]:
    more, shown = len(found) > size, found[:size]
    if not shown:
        return Page(rows=[])
    if backwards:
        shown.reverse()
    has_next = True if backwards else more
    has_previous = more if backwards else named
    return Page(
        rows=shown,
        after=shown[-1].pk if has_next else None,
        before=shown[0].pk if has_previous else None,
    )
