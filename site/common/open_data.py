"""What all parts of the open data share: pages of a list, and links to the next."""

from __future__ import annotations

from typing import Annotated, Any, Generic, TypeVar
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Field, Query, Schema

from common.translated_texts import in_each

Row = TypeVar("Row")

LANGUAGES = dict(settings.LANGUAGES)
MOST = 100
LARGEST_KEY = 2**63 - 1


class Place(Schema):
    """Where in a list to go on, and how much of it to send."""

    after: int | None = Field(None, ge=1, le=LARGEST_KEY, description="the last `id` you have")
    limit: int = Field(50, ge=1, le=MOST, description="how many at most")


class Listed(Schema, Generic[Row]):
    """One page of a list; ``next`` leads to the next one, and is null at the end."""

    items: list[Row]
    next: str | None


Asked = Annotated[Place, Query()]


def page_of(request: HttpRequest, rows: QuerySet[Any], place: Place, **filters: Any) -> Any:
    """Cut a page out of a list, oldest first: as quick at its end as at its start. One query."""
    if place.after:
        rows = rows.filter(pk__gt=place.after)
    found = list(rows.order_by("pk")[: place.limit + 1])
    shown = found[: place.limit]
    following = {name: value for name, value in filters.items() if value}
    following |= {"limit": place.limit, "after": shown[-1].pk if shown else 0}
    more = len(found) > place.limit
    link = request.build_absolute_uri(f"{request.path}?{urlencode(following)}")
    return {"items": shown, "next": link if more else None}


def translated(field: str) -> staticmethod[[Any], dict[str, str]]:
    """Make the resolver of a translated field: its texts by language, without unwritten ones."""

    def texts(thing: Any) -> dict[str, str]:
        return in_each(thing, field)

    return staticmethod(texts)
