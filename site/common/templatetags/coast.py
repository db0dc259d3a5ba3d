"""Tags of `<c-map>`."""

from collections.abc import Iterable

from django import template

from common import coast
from common.coast import Place, Spot

register = template.Library()


@register.filter
def on_the_coast(places: Iterable[Place] | None) -> list[Spot]:
    """Give places numbers and say where each is on the drawn coast."""
    return coast.spots(places or ())


@register.simple_tag
def land() -> str:
    """Give the land as the data of an SVG path."""
    return coast.land()
