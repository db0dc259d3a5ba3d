"""What a person's export tells of the care their words got."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from participation.models import Appeal, Decision
from participation.models.care import KINDS
from people.models import User


def decisions_about(person: User) -> list[dict[str, Any]]:
    """List what moderators decided about a person's words, without saying which moderator.

    Each names by its number which words it was about, as their own rows do.
    """
    found = Decision.objects.filter(about(person, "case__")).order_by("pk")
    which = [f"case__{kind}" for kind in KINDS]
    told = found.values(*which, "kind", "reason", "ground", "clause", "facts", "at")
    return [{k: v for k, v in row.items() if k not in which or v is not None} for row in told]


def appeals_of(person: User) -> list[dict[str, Any]]:
    """List a person's objections to such decisions, and what they were answered."""
    found = Appeal.objects.filter(about(person, "decision__case__")).order_by("pk")
    told = found.values("text", "at", "outcome", "answer", "decided_at")
    return [dict(row) for row in told]


def about(person: User, path: str) -> Q:
    """Select what leads, by a path to a case, to words of a person."""
    return reduce(or_, (Q(**{f"{path}{kind}__author": person}) for kind in KINDS))
