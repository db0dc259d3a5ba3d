"""Tags of `<c-map>`."""

from collections.abc import Iterable
from typing import Any

from django import template

from common import coast
from common.coast import Place, Spot

register = template.Library()


@register.filter
def on_the_coast(places: Iterable[Place] | None) -> list[Spot]:
    """Give places numbers and say where each is on the drawn coast."""
    return coast.spots(places or ())


@register.simple_tag
def view_of(spots: list[Spot]) -> dict[str, object]:
    """Say which part of the drawing to show, and how large a mark is in it."""
    x, y, width, height = coast.view(spots)
    # On a part of the drawing there is room for larger marks.
    radius = max(17 * width / coast.WIDTH, 12)
    return {
        "box": f"{x} {y} {width} {height}",
        "radius": round(radius, 1),
        "letter": round(radius * 1.25, 1),
        "drop": round(radius * 0.42, 1),
    }


@register.simple_tag
def drawing() -> dict[str, float]:
    """Say how degrees become units of the drawing, for whoever points at it."""
    return {
        "west": coast.WEST,
        "north": coast.NORTH,
        "scale": coast.SCALE,
        "across": coast.ACROSS,
        "width": coast.WIDTH,
        "height": coast.HEIGHT,
    }


@register.filter
def spot_of(place: Any) -> tuple[int, int] | None:
    """Say where something with a latitude and a longitude is on the drawing, if it is there."""
    return coast.position(place.latitude, place.longitude)


@register.simple_tag
def land() -> str:
    """Give the land as the data of an SVG path."""
    return coast.land()
