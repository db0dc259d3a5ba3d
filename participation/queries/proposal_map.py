"""Where the proposals of a list are, few enough to draw: one mark for all that lie close by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Avg, Count, F, FloatField, Min, Q, QuerySet
from django.db.models.functions import Cast, Coalesce, Floor
from django.utils.translation import ngettext

from participation.models import Proposal
from people.models import Territory

# The side of a square in degrees: on the drawn coast, a mark is about as wide.
SIDE = 1.5
MOST = 60


@dataclass(frozen=True)
class Cell:
    """All proposals of one square: where their middle is, how many they are."""

    key: str
    name: str
    latitude: float
    longitude: float
    number: int


def cells(proposals: QuerySet[Proposal]) -> list[Cell]:
    """Gather a list's proposals by square, the fullest sixty. Two queries, whatever their number.

    A proposal without a point is where its territory is; one with neither is on no map.
    """
    groups = (
        _placed(proposals)
        .filter(row__isnull=False, column__isnull=False)
        .order_by()
        .values("row", "column")
        .annotate(
            number=Count("pk"),
            middle=Avg("at_latitude"),
            across=Avg("at_longitude"),
            place=Min("place_name", filter=~Q(place_name="")),
            places=Count("place_name", filter=~Q(place_name=""), distinct=True),
            where=Min("territory"),
        )
        .order_by("-number", "row", "column")[:MOST]
    )
    found = list(groups)
    names = Territory.objects.in_bulk({one["where"] for one in found} - {None})
    return [_cell(one, names) for one in found]


def within(proposals: QuerySet[Proposal], key: str) -> QuerySet[Proposal]:
    """Keep the proposals of one square, named as ``Cell.key`` names it."""
    row, _sign, column = key.partition("_")
    if not column:
        return proposals
    inside: QuerySet[Proposal] = _placed(proposals).filter(row=int(row), column=int(column))
    return inside


def _placed(proposals: QuerySet[Proposal]) -> Any:
    points = {
        f"at_{name}": Coalesce(Cast(name, FloatField()), F(f"territory__{name}"))
        for name in ("latitude", "longitude")
    }
    return proposals.annotate(**points).annotate(
        row=Floor(F("at_latitude") / SIDE), column=Floor(F("at_longitude") / SIDE)
    )


def _places(one: dict[str, Any]) -> str:
    more = one["places"] - 1
    if more < 1:
        return str(one["place"] or "")
    words = ngettext(
        "%(place)s and %(number)d other place", "%(place)s and %(number)d other places", more
    )
    return words % {"place": one["place"], "number": more}


def _cell(one: dict[str, Any], names: dict[int, Territory]) -> Cell:
    name = str(names[one["where"]]) if one["where"] else _places(one)
    spot = f"{one['middle']:.1f}, {one['across']:.1f}"
    return Cell(
        key=f"{one['row']:.0f}_{one['column']:.0f}",
        name=name or spot,
        latitude=one["middle"],
        longitude=one["across"],
        number=one["number"],
    )
