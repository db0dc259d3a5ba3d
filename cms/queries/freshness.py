"""Whether a kept page still says what is so."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import DateTimeField, QuerySet, Subquery
from django.db.models.functions import Least

from common import clock

#: Dates at which a page changes by itself, without anybody saving anything.
MOMENTS = {
    "participation.Round": ("opens_at", "closes_at"),
    "participation.Process": ("published_at",),
    "live.Session": ("starts_at", "closes_at"),
    "cms.EventPage": (
        "starts_at",
        "ends_at",
        "last_ends_at",
        "registration_opens_at",
        "registration_closes_at",
    ),
    "cms.Occurrence": ("starts_at", "ends_at"),
}


def freshness() -> int:
    """Return the number that grows with every change of what pages show. One query.

    Every kept page asks it, and little else: written by hand it costs a third.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM cms_freshness")
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def number_and_end(longest: timedelta) -> tuple[int, datetime]:
    """Return the number, and until when a page made now stays right by itself.

    That is the next opening or closing, or ``longest`` from now. One query, which looks no
    further ahead than that. To be asked before anything of the page is read.
    """
    now = clock.now()
    latest = now + longest
    moments = [
        _first(apps.get_model(label), name, now, latest)
        for label, names in MOMENTS.items()
        for name in names
    ]
    rows = apps.get_model("cms", "Freshness").objects.annotate(soonest=Least(*moments))
    # Without the row (a database that is just being made) nothing is kept.
    number, soonest = rows.values_list("number", "soonest").first() or (0, now)
    return number, soonest or latest


def _first(model: Any, name: str, start: datetime, end: datetime) -> Subquery:
    coming: QuerySet[Any] = QuerySet(model).filter(**{f"{name}__gt": start, f"{name}__lte": end})
    return Subquery(coming.order_by(name).values(name)[:1], output_field=DateTimeField())
