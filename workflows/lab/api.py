"""Open data: services and the stage each stands in."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from ninja import Router, Schema

from common.open_data import Asked, Listed, page_of, translated
from workflows.lab.models import Service
from workflows.lab.queries.services import visible_to

router = Router(tags=["services"])


class ServiceOut(Schema):
    id: int
    slug: str
    title: dict[str, str]
    summary: dict[str, str]
    stage: str
    origin: str
    lab: str
    territory: str
    proposal_id: int | None
    started_at: datetime
    stopped_at: datetime | None
    answer_due_on: date

    resolve_title = translated("title")
    resolve_summary = translated("summary")

    @staticmethod
    def resolve_lab(service: Service) -> str:
        return service.lab.slug

    @staticmethod
    def resolve_territory(service: Service) -> str:
        return service.territory.path


@router.get("services", response=Listed[ServiceOut])
def services(request: HttpRequest, place: Asked) -> Any:
    """List the services being made, and those that were."""
    return page_of(request, visible_to(AnonymousUser()), place)
