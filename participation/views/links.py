"""Addresses of lists: the same filters, another place or order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from participation.queries.keyset import Page

PLACES = ("after", "before")


@dataclass(frozen=True)
class Links:
    """Where the next and the previous page are ('' at an end)."""

    next_url: str = ""
    previous_url: str = ""


def link(query: QueryDict, **changes: Any) -> str:
    """Return a query string with some values changed (None takes one away), from the start."""
    changed = query.copy()
    for name in PLACES:
        changed.pop(name, None)
    for name, value in changes.items():
        changed.pop(name, None)
        if value not in (None, ""):
            changed[name] = str(value)
    return f"?{changed.urlencode()}" if changed else "?"


def page_links(query: QueryDict, page: Page[Any]) -> Links:
    """Link the pages beside this one."""
    return Links(
        next_url=link(query, after=page.after) if page.after else "",
        previous_url=link(query, before=page.before) if page.before else "",
    )
