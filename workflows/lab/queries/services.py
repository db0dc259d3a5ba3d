from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from common.search_fold import fold
from participation.queries.keyset import Order
from people.models import User
from people.rules import Visitor
from workflows.lab.models import Gate, GateEvidence, Service, ServiceStage, Stage

PAGE = 24
LONGEST_SEARCH = 8
NEWEST = Order("started_at")


def visible_to(user: Visitor) -> QuerySet[Service]:
    """Return the services a person may see: published ones, and those they answer for.

    The only door to a service. Lab, organisation and place come along in the same query.
    """
    public = Q(published_at__isnull=False)
    mine = Q(pk__in=Service.owners.through.objects.filter(user=user.pk).values("service"))
    return Service.objects.filter(
        public | mine if user.is_authenticated else public
    ).select_related("lab__organisation", "territory")


def in_full(services: QuerySet[Service]) -> QuerySet[Service]:
    """Bring along what a service's page tells: owners, stays, gates with what they rest on.

    Five queries for one service, however many gates it passed.
    """
    evidence = GateEvidence.objects.select_related("artefact__service")
    gates = Gate.objects.select_related("decided_by").prefetch_related(
        Prefetch("evidence", evidence)
    )
    return services.prefetch_related(
        Prefetch("owners", User.objects.only("pk", "pseudonym").order_by("pseudonym")),
        Prefetch("stays", ServiceStage.objects.order_by("entered_at", "pk")),
        Prefetch("gates", gates.order_by("-decided_at", "-pk")),
    )


def search(services: QuerySet[Service], words: str) -> QuerySet[Service]:
    """Keep the services whose titles and summaries, in any language, hold every word."""
    for word in fold(words).split()[:LONGEST_SEARCH]:
        services = services.filter(search_key__contains=word)
    return services


@dataclass(frozen=True)
class Facets:
    """How many services each choice of a filter would leave, given the other one."""

    total: int
    stage: Counter[str]
    territory: Counter[int]


def facets(services: QuerySet[Service], chosen: dict[str, Any]) -> Facets:
    """Count a searched list by stage and by territory at once.

    ``chosen`` maps ``stage`` and ``territory`` to the value filtered by, or None. One query,
    which returns a row per combination in use, whatever the number of services.
    """
    groups = services.order_by().values_list("stage", "territory").annotate(number=Count("pk"))
    stages: Counter[str] = Counter()
    territories: Counter[int] = Counter()
    total = 0
    for stage, territory, number in groups:
        fits_stage = chosen.get("stage") in (None, "", stage)
        fits_territory = chosen.get("territory") in (None, territory)
        stages[stage] += number if fits_territory else 0
        territories[territory] += number if fits_stage else 0
        total += number if fits_stage and fits_territory else 0
    return Facets(total=total, stage=stages, territory=territories)


@dataclass(frozen=True)
class Step:
    """One stage on a service's way: behind it, where it stands, or still to come."""

    stage: Stage
    state: str
    stay: ServiceStage | None


def way_of(service: Service) -> list[Step]:
    """Lay out all ten stages with the service's last stay in each. No query after ``in_full``."""
    stays = {stay.stage: stay for stay in service.stays.all()}
    here = service.at.number
    return [
        Step(stage, _state(stage.number, here, is_running=service.is_running), stays.get(stage))
        for stage in Stage
    ]


def _state(number: int, here: int, *, is_running: bool) -> str:
    if number < here:
        return "done"
    if number > here:
        return "ahead"
    return "here" if is_running else "stopped"
