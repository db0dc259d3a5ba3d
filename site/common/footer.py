"""What the foot of every page says of those who carry the work. They live on an upper floor."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest


@dataclass(frozen=True)
class Partners:
    """Some partners, each with its anchor on their page; ``more`` are not named."""

    names: Sequence[tuple[str, str]] = ()
    more: int = 0
    url: str = ""


Find = Callable[[HttpRequest], Partners]
_registered: list[Find] = []


def register_partners(find: Find) -> Find:
    """Let a floor name the partners; the one that came last is asked.

    It is asked for every page, so it must have its answer at hand.
    """
    _registered[:] = [find]
    return find


def partners(request: HttpRequest) -> Partners:
    """Name the partners for the foot of a page."""
    for find in _registered:
        return find(request)
    return Partners()
