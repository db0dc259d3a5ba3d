from __future__ import annotations

from django.db.models import Prefetch, Q, QuerySet

from people.models import User
from people.rules import Visitor
from workflows.lab.models import Artefact, Service
from workflows.lab.queries import services
from workflows.lab.rules import REQUIRED

Status = Artefact.Status


def visible_to(user: Visitor) -> QuerySet[Artefact]:
    """Return the artefacts a person may see: those of visible services, drafts for owners only.

    The only door to an artefact. Its service and authors come along: two queries for one.
    """
    owned = Service.owners.through.objects.filter(user=user.pk).values("service")
    open_ = ~Q(status=Status.DRAFT)
    mine = open_ | Q(service__in=owned) if user.is_authenticated else open_
    return (
        Artefact.objects.filter(mine)
        .filter(service__in=services.visible_to(user))
        .select_related("service__lab", "service__territory", "replaces", "replaced_by")
        .prefetch_related(
            Prefetch("authors", User.objects.only("pk", "pseudonym").order_by("pseudonym")),
            Prefetch("service__owners", User.objects.only("pk", "pseudonym")),
        )
    )


def of_service(service: Service, user: Visitor) -> QuerySet[Artefact]:
    """List what a service's stages left behind, the newest first, as the person may see it."""
    shown = Artefact.objects.filter(service=service).select_related("service")
    if not user.has_perm("lab.run_service", service):
        shown = shown.exclude(status=Status.DRAFT)
    return shown.defer("body").order_by("-written_at", "-pk")


def agreed_of(service: Service) -> QuerySet[Artefact]:
    """List the agreed artefacts a decision of this service may rest on. One query."""
    return service.artefacts.filter(status=Status.AGREED).defer("body").order_by("written_at", "pk")


def missing_kinds(service: Service) -> list[str]:
    """Name the artefacts that must be agreed before the service may leave its stage. One query.

    An artefact agreed during an earlier stage counts: it need not be written twice.
    """
    required = REQUIRED[service.stage]
    if not required:
        return []
    there = set(
        service.artefacts.filter(kind__in=required, status=Status.AGREED).values_list(
            "kind", flat=True
        )
    )
    return [str(Artefact.Kind(kind).label) for kind in required if kind not in there]
