"""The pages beside a page of a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from common.links import link
from participation.queries.keyset import Page


@dataclass(frozen=True)
class Links:
    """Where the next and the previous page are ('' at an end)."""

    next_url: str = ""
    previous_url: str = ""


def page_links(query: QueryDict, page: Page[Any]) -> Links:
    """Link the pages beside this one."""
    return Links(
        next_url=link(query, after=page.after) if page.after else "",
        previous_url=link(query, before=page.before) if page.before else "",
    )
