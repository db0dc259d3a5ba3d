"""The audit, for administrators: a page at a time, or all of it as a file."""

from collections.abc import Iterator
from datetime import UTC
from typing import Any

from people.models import AuditEvent, AuditSeal

PAGE = 50
HEADERS = ("number", "at", "action", "actor", "target", "network", "detail")
# A file longer than this is asked for in parts: from a day, to a day.
LONGEST_FILE = 50_000


def events_page(
    *, action: str = "", before: int | None = None
) -> tuple[list[AuditEvent], int | None]:
    """List events, the newest first, at most 50, with who; and where to go on. One query."""
    rows = AuditEvent.objects.select_related("actor")
    if action:
        rows = rows.filter(action__startswith=action)
    if before:
        rows = rows.filter(pk__lt=before)
    found = list(rows.order_by("-pk")[: PAGE + 1])
    return found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else None


def rows_for_file(*, action: str = "") -> Iterator[tuple[Any, ...]]:
    """Yield the newest 50,000 events for a spreadsheet; people by number. One query."""
    rows = AuditEvent.objects.filter(action__startswith=action) if action else AuditEvent.objects
    told = rows.order_by("-pk").values_list(
        "pk", "at", "action", "actor_id", "target", "network", "detail"
    )
    for number, at, name, actor, target, network, detail in told[:LONGEST_FILE].iterator():
        yield number, at.astimezone(UTC).isoformat(), name, actor, target, network, str(detail)


def last_seal() -> AuditSeal | None:
    """Return the newest seal. One query."""
    return AuditSeal.objects.order_by("pk").last()
