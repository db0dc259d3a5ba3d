"""What everybody may find of services."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.conf import settings
from django.contrib.auth.models import AnonymousUser

from common.languages import without_language
from common.searchable import Found, Kind
from workflows.lab.models import Service
from workflows.lab.queries import services


def describe_services(keys: Sequence[str]) -> Iterator[Found]:
    """Describe published services, once in each language they are written in. One query."""
    for service in services.visible_to(AnonymousUser()).filter(pk__in=keys):
        for code, _name in settings.LANGUAGES:
            if title := getattr(service, f"title_{code}"):
                yield Found(
                    key=str(service.pk),
                    thing=f"service:{service.pk}",
                    kind=Kind.SERVICE,
                    language=code,
                    title=title,
                    text=getattr(service, f"summary_{code}") or "",
                    url=without_language(service.get_absolute_url()),
                    territory_id=service.territory_id,
                    happened_on=service.started_at.date(),
                )


def service_keys() -> Iterable[int]:
    """List all services."""
    return Service.objects.order_by("pk").values_list("pk", flat=True)
