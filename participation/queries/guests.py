"""The codes of a round, and the code somebody typed."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from common import clock
from participation.models import (
    Comment,
    EventCode,
    Opinion,
    Proposal,
    Round,
    Statement,
    Support,
)
from participation.queries.processes import visible_to
from people.models import User

# What a person is asked about, with the link to who did it.
DONE: tuple[tuple[Any, str], ...] = (
    (Proposal, "author"),
    (Comment, "author"),
    (Support, "person"),
    (Statement, "author"),
    (Opinion, "person"),
)


def codes_of(round_: Round) -> QuerySet[EventCode]:
    """List the codes of a round, the newest first."""
    return round_.event_codes.order_by("-pk")


def open_code(typed: str) -> EventCode | None:
    """Find the code somebody typed or scanned, if it works now; letters as people read them.

    Unknown, ended and revoked codes are all alike: nothing.
    """
    plain = "".join(sign for sign in typed.upper() if sign.isalnum() and sign.isascii())
    plain = plain.translate(str.maketrans("OIL", "011"))
    found = EventCode.objects.select_related("round__process__territory").filter(
        code=plain,
        revoked_at=None,
        expires_at__gt=clock.now(),
        round__closes_at__gt=clock.now(),
        round__process__in=visible_to(AnonymousUser()).values("pk"),
    )
    return found.first()


def guest_with(pk: int) -> User | None:
    """Find a guest who has not become anybody else yet."""
    return User.objects.filter(pk=pk, email__endswith=User.GUEST, erased_at=None).first()


def what_a_guest_did(guest: User) -> list[tuple[str, int]]:
    """Name what a guest did and how often, for whoever is asked to take it along. A query each."""
    return [
        (str(model._meta.verbose_name_plural), model.objects.filter(**{link: guest}).count())  # noqa: SLF001 -- Django's own way
        for model, link in DONE
    ]
