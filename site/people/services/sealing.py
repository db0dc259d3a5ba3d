"""Seal the audit: a chain of hashes over its events, so that whoever rewrites one is found.

See docs/decisions: events are written without a chain of their own, so that no act waits for
another; every few minutes what was written since goes under one seal.
"""

import hashlib
import json
from collections.abc import Iterator

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.db.models import Max, QuerySet

from common import clock
from people.models import AuditEvent, AuditSeal

# How long writers may be kept waiting while the last number is read.
PATIENCE = "500ms"
FIELDS = ("pk", "at", "action", "actor_id", "target", "network", "detail")
LOCK = 7_302


def seal() -> AuditSeal | None:
    """Put every event written since the last seal under a new one; nothing new, no seal.

    Two at once make one. Raises OperationalError when a long transaction is still writing events:
    the next run takes them.
    """
    return _seal_up_to(_last_number())


@transaction.atomic
def _seal_up_to(last: int) -> AuditSeal | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    before = AuditSeal.objects.order_by("pk").last()
    events = AuditEvent.objects.filter(pk__gt=before.last if before else 0, pk__lte=last)
    digest, count = _digest(before.digest if before else "", events.order_by("pk"))
    if not count:
        return None
    return AuditSeal.objects.create(
        last=last,
        count=count,
        previous=before.digest if before else "",
        digest=digest,
        at=clock.now(),
    )


def broken_seals() -> list[str]:
    """Count every seal again, from the first; return what does not agree."""
    found, previous, start = [], "", 0
    for one in AuditSeal.objects.order_by("pk").iterator():
        events = AuditEvent.objects.filter(pk__gt=start, pk__lte=one.last).order_by("pk")
        digest, count = _digest(previous, events)
        if (one.previous, one.digest, one.count) != (previous, digest, count):
            found.append(
                f"audit events {start + 1} to {one.last} are not as they were sealed"
                f" ({count} of {one.count})"
            )
        previous, start = one.digest, one.last
    return found


@transaction.atomic
def _last_number() -> int:
    """Read the last number when nobody is half way through writing a lower one.

    Numbers are given before they are committed. The lock lets whoever is writing finish and keeps
    others back for the moment it takes to ask; it is released before anything is hashed.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE}'")
        cursor.execute("LOCK TABLE people_auditevent IN SHARE MODE")
    return AuditEvent.objects.aggregate(last=Max("pk"))["last"] or 0


def _digest(previous: str, events: QuerySet[AuditEvent]) -> tuple[str, int]:
    hashed, count = hashlib.sha256(previous.encode()), 0
    for line in _lines(events):
        hashed.update(line)
        count += 1
    return hashed.hexdigest(), count


def _lines(events: QuerySet[AuditEvent]) -> Iterator[bytes]:
    for row in events.values(*FIELDS).iterator(chunk_size=2000):
        row["at"] = row["at"].isoformat()
        yield json.dumps(row, cls=DjangoJSONEncoder, sort_keys=True).encode() + b"\n"
