"""Open data: places and organisations. Nothing about people."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from ninja import Router, Schema

from common.open_data import Asked, Listed, page_of, translated
from people.models import Organisation, Territory
from people.queries.organisations import visible_to

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


class OrganisationOut(Schema):
    id: int
    name: str
    kind: str
    territory: str | None
    website: str
    verified_at: datetime

    @staticmethod
    def resolve_territory(organisation: Organisation) -> str | None:
        return organisation.territory.path if organisation.territory else None

    @staticmethod
    def resolve_verified_at(organisation: Organisation) -> datetime | None:
        return organisation.checked_at


@router.get("organisations", response=Listed[OrganisationOut], tags=["organisations"])
def organisations(request: HttpRequest, place: Asked) -> Any:
    """List the verified organisations; who speaks for them is not part of it."""
    return page_of(request, visible_to(AnonymousUser()), place)
