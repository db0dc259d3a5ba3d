"""How fast one person may say things: room for talk, none for floods.

The numbers are those large forums settled on (Discourse, site_settings.yml): a newcomer's first day
is slow, later only machines meet a limit. They are counted in the tables themselves, while the
service holds the person, so that they are exact however many requests come at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from common import clock
from common.durations import time_to_wait
from common.exceptions import TooSoon
from participation.models import Amendment, Comment, Proposal, Statement, Translation
from participation.queries.people import hold
from participation.services.first_day import A_DAY, is_new
from participation.services.voices import is_assisted
from people.models import User

AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Limit:
    """At most so many within a time; some only on the first day of an account."""

    most: int
    within: timedelta
    first_day: bool = False


LIMITS = {
    "proposal": (
        Limit(1, timedelta(minutes=2), first_day=True),
        Limit(3, A_DAY, first_day=True),
        Limit(20, A_DAY),
    ),
    "comment": (
        Limit(1, timedelta(seconds=30), first_day=True),
        Limit(10, A_DAY, first_day=True),
        Limit(60, AN_HOUR),
    ),
    "statement": (
        Limit(1, timedelta(seconds=10), first_day=True),
        Limit(10, A_DAY, first_day=True),
        Limit(60, AN_HOUR),
    ),
    "translation": (Limit(60, AN_HOUR),),
    "amendment": (Limit(10, A_DAY, first_day=True), Limit(20, AN_HOUR)),
}

_unhurried: ContextVar[bool] = ContextVar("unhurried", default=False)


@contextmanager
def at_any_pace() -> Iterator[None]:
    """Let a whole story be told at once: for imports and the demo, never for a request."""
    token = _unhurried.set(True)
    try:
        yield
    finally:
        _unhurried.reset(token)


# Whose things of each kind are counted, and by which moment.
SAID: dict[str, tuple[QuerySet[Any], str]] = {
    "proposal": (Proposal.objects.filter(published_at__isnull=False), "published_at"),
    "comment": (Comment.objects.all(), "created_at"),
    "statement": (Statement.objects.filter(is_seed=False), "created_at"),
    "translation": (Translation.objects.all(), "at"),
    "amendment": (Amendment.objects.all(), "created_at"),
}


def keep_pace(*, person: User, kind: str, at: datetime | None = None) -> None:
    """Ask whoever says too much of a kind (a key of ``LIMITS``) to wait; what is dated may pass.

    Holds the person until the transaction ends. Two queries; three on somebody's first day.

    Raises:
        TooSoon: with the time to wait.

    """
    if at or not settings.NORIA_PACE or _unhurried.get() or is_assisted(person):
        return
    hold(person)
    limits = [limit for limit in LIMITS[kind] if not limit.first_day or is_new(person)]
    said, column = SAID[kind]
    moments = said.filter(author=person).order_by(f"-{column}").values_list(column, flat=True)
    newest = list(moments[: max(limit.most for limit in limits)])
    waits = [_wait(limit, newest) for limit in limits]
    if (longest := max(waits)) > timedelta(0):
        again = time_to_wait(longest)
        words = _("You have said a lot in a short time. You can go on %(again)s.")
        raise TooSoon(words % {"again": again}, wait=longest)


def _wait(limit: Limit, newest: list[datetime]) -> timedelta:
    """How long until the limit lets one more through."""
    if len(newest) < limit.most:
        return timedelta(0)
    return newest[limit.most - 1] + limit.within - clock.now()
