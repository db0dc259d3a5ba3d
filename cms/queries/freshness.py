"""Whether a kept page still says what is so."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import reduce
from typing import Any

from django.apps import apps
from django.db.models import F, QuerySet

from common import clock

#: Dates at which a page changes by itself, without anybody saving anything.
MOMENTS = {
    "participation.Round": ("opens_at", "closes_at"),
    "participation.Process": ("published_at",),
    "live.Session": ("starts_at", "closes_at"),
    "cms.EventPage": ("starts_at", "ends_at"),
}


def freshness() -> int:
    """Return the number that grows with every change of what pages show. One query."""
    rows = apps.get_model("cms", "Freshness").objects.values_list("number", flat=True)
    return rows.first() or 0


def fresh_until(longest: timedelta) -> datetime:
    """Say until when a page made now stays right: the next opening or closing, or ``longest``.

    One query, which looks no further ahead than ``longest``.
    """
    now = clock.now()
    latest = now + longest
    parts = [
        _between(apps.get_model(label), name, now, latest)
        for label, names in MOMENTS.items()
        for name in names
    ]
    soonest = reduce(lambda one, other: one.union(other), parts).order_by("moment")[:1]
    return next((row["moment"] for row in soonest), latest)


def _between(model: Any, name: str, start: datetime, end: datetime) -> QuerySet[Any, Any]:
    # A plain query: managers that translate columns would add theirs to the union.
    rows = QuerySet(model).filter(**{f"{name}__gt": start, f"{name}__lte": end}).order_by()
    return rows.values(moment=F(name))
