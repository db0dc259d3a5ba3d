"""Which translation of somebody's words a reader is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from participation.models import Translation

SHOWN = 50


def of(thing: Any) -> QuerySet[Translation]:
    """Return the visible translations of a thing, by language, the latest first."""
    visible = thing.translations.filter(status=Translation.Status.VISIBLE)
    found: QuerySet[Translation] = visible.select_related("author").order_by("language", "-pk")
    return found


def attach(kind: str, things: Sequence[Any], language: str) -> None:
    """Give each thing a ``translation`` into the reader's language, or None. One query at most.

    Of several it is the one by the author of the original, or else the latest.
    """
    foreign = {thing.pk: thing for thing in things if thing.language != language}
    for thing in things:
        thing.translation = None
    if not foreign:
        return
    found = Translation.objects.filter(
        **{f"{kind}__in": list(foreign)}, language=language, status=Translation.Status.VISIBLE
    )
    for one in found.select_related("author").order_by("pk"):
        thing = foreign[getattr(one, f"{kind}_id")]
        if thing.translation is None or thing.translation.author_id != thing.author_id:
            setattr(one, kind, thing)
            thing.translation = one


def best_of(proposal: Any, translations: Sequence[Translation]) -> list[Translation]:
    """Keep one translation a language: the author's own, or else the latest."""
    best: dict[str, Translation] = {}
    for one in sorted(translations, key=lambda one: (one.author_id == proposal.author_id, one.pk)):
        best[one.language] = one
    return list(best.values())
