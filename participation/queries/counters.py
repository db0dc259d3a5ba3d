"""Every count that is kept beside what it counts, counted again. Returns what does not agree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from participation.models import (
    Case,
    Comment,
    HelpfulMark,
    Opinion,
    Proposal,
    Report,
    Statement,
    Support,
)
from participation.models.comments import UNSEEN

VISIBLE = Comment.Status.VISIBLE


def _counts() -> Iterator[tuple[type[Any], str, QuerySet[Any], str]]:
    """Name each count: its table and column, what it counts, and by which key."""
    yield Proposal, "support_count", Support.objects.filter(is_temporary=False), "proposal"
    spoken = Comment.objects.filter(status=VISIBLE)
    yield Proposal, "comment_count", spoken, "proposal"
    for stance in Comment.Stance.values:
        yield Proposal, f"{stance}_count", spoken.filter(stance=stance), "proposal"
    yield Comment, "reply_count", Comment.objects.exclude(status__in=UNSEEN), "root"
    yield Comment, "helpful_count", HelpfulMark.objects.all(), "comment"
    for answer, name in ((1, "agree"), (0, "pass"), (-1, "disagree")):
        yield Statement, f"{name}_count", Opinion.objects.filter(answer=answer), "statement"
    yield Case, "report_count", Report.objects.all(), "case"


def wrong_counts() -> list[str]:
    """Recount everything that is counted; a query a count, whatever the number of rows."""
    return [
        f"{model._meta.label} {row.pk}: {column} is {getattr(row, column)}, not {row.recounted}"  # noqa: SLF001 -- Django's own way
        for model, column, counted, key in _counts()
        for row in _disagreeing(model, column, counted, key)
    ]


def _disagreeing(model: type[Any], column: str, counted: QuerySet[Any], key: str) -> QuerySet[Any]:
    many = (
        counted.order_by()
        .filter(**{key: OuterRef("pk")})
        .values(key)
        .annotate(many=Count("pk"))
        .values("many")
    )
    recounted = Coalesce(Subquery(many, output_field=IntegerField()), 0)
    rows: QuerySet[Any] = model.objects.annotate(recounted=recounted).exclude(
        **{column: F("recounted")}
    )
    return rows.order_by("pk")
