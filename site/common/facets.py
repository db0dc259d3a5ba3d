"""The filters of a list as links with counts, so that they work without JavaScript."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from .links import link

SHOWN = 12  # values of a filter whose end nobody knows: places, themes, years


@dataclass(frozen=True)
class Choice:
    """One value of a filter: how many things it leads to. Choosing it again takes it away."""

    key: Any
    label: str
    url: str
    number: int
    is_chosen: bool
    language: str = ""


@dataclass(frozen=True)
class Facet:
    """One filter with the values that would leave something."""

    name: str
    label: str
    choices: list[Choice]


def choices_of(
    query: QueryDict,
    name: str,
    labels: Mapping[Any, str],
    numbers: Iterable[tuple[Any, int]],
    chosen: Mapping[str, Any],
) -> list[Choice]:
    """Link the values of a filter in the order given; unknown ones are left out.

    ``query`` is what the list was asked for, ``numbers`` how many things each value would leave.
    """
    return [
        Choice(
            key=key,
            label=labels[key],
            url=link(query, **{name: None if chosen.get(name) == key else key}),
            number=number,
            is_chosen=chosen.get(name) == key,
            language=key if name == "language" else "",
        )
        for key, number in numbers
        if key in labels
    ]
