"""The coast our maps are drawn on, and where a place is on it. No tiles, no other host."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from math import cos, radians
from pathlib import Path

WEST, EAST = -10.5, 40.5
SOUTH, NORTH = 28.5, 47.5
WIDTH, HEIGHT = 1000, 476
ACROSS = cos(radians(38.5))
SCALE = WIDTH / ((EAST - WEST) * ACROSS)


@dataclass(frozen=True)
class Place:
    """Something with a place on earth, in degrees, and what to say about it."""

    name: str
    latitude: float | None
    longitude: float | None
    detail: str = ""
    url: str = ""


@dataclass(frozen=True)
class Spot:
    """A place with its number and, if the drawn coast holds it, where to draw it."""

    number: int
    place: Place
    x: int | None = None
    y: int | None = None


@cache
def land() -> str:
    """Read the land as the data of one SVG path, 1000 units wide."""
    return (Path(__file__).parent / "geography" / "mediterranean.path").read_text(encoding="ascii")


def position(latitude: float | None, longitude: float | None) -> tuple[int, int] | None:
    """Say where a place in degrees is on the drawing, in its units; None if it is outside."""
    if latitude is None or longitude is None:
        return None
    if not (SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST):
        return None
    return round((longitude - WEST) * ACROSS * SCALE), round((NORTH - latitude) * SCALE)


def degrees(latitude: float | Decimal | None, longitude: float | Decimal | None) -> str:
    """Write a place in degrees, to some ten metres: "34.7406, 10.7603"; "" for none."""
    if latitude is None or longitude is None:
        return ""
    return f"{latitude:.4f}, {longitude:.4f}"


def view(shown: Iterable[Spot]) -> tuple[int, int, int, int]:
    """Choose the part of the drawing that holds all spots: x, y, width and height in its units.

    Never less than two fifths of the drawing's width, so that people see which sea this is.
    """
    drawn = [(spot.x, spot.y) for spot in shown if spot.x is not None and spot.y is not None]
    if not drawn:
        return 0, 0, WIDTH, HEIGHT
    left, right = min(x for x, _ in drawn), max(x for x, _ in drawn)
    top, bottom = min(y for _, y in drawn), max(y for _, y in drawn)
    share = max((right - left + 120) / WIDTH, (bottom - top + 120) / HEIGHT, 0.4)
    width, height = round(WIDTH * min(share, 1)), round(HEIGHT * min(share, 1))
    x = min(max((left + right - width) // 2, 0), WIDTH - width)
    y = min(max((top + bottom - height) // 2, 0), HEIGHT - height)
    return x, y, width, height


def spots(places: Iterable[Place]) -> list[Spot]:
    """Give places numbers in their order; those at the same point share a number."""
    numbers: dict[tuple[int, int] | str, int] = {}
    found = []
    for place in places:
        at = position(place.latitude, place.longitude)
        number = numbers.setdefault(at or place.name, len(numbers) + 1)
        found.append(Spot(number, place, *(at or (None, None))))
    return found
