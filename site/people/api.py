"""Open data: places. Nothing about people."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from common.open_data import Asked, Listed, page_of, translated
from people.models import Territory

router = Router(tags=["territories"])


class TerritoryOut(Schema):
    id: int
    slug: str
    path: str
    kind: str
    name: dict[str, str]
    latitude: float | None
    longitude: float | None

    resolve_name = translated("name")


@router.get("territories", response=Listed[TerritoryOut])
def territories(request: HttpRequest, place: Asked) -> Any:
    """List countries, regions and municipalities; `path` says what lies in what."""
    return page_of(request, Territory.objects.all(), place)
