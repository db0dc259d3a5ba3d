"""Addresses of lists: the same filters, another place or order."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

PLACES = ("after", "before", "page")


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
