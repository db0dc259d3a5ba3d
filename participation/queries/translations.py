"""Which translation of somebody's words a reader is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import (
    BooleanField,
    Case,
    ExpressionWrapper,
    F,
    JSONField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, JSONObject
from django.utils.translation import get_language

from participation.models import Translation
from participation.models.translations import UNSEEN
from people.rules import Visitor

T = TypeVar("T", bound=Model)
SHOWN = 50
NOBODY = AnonymousUser()
# Whether the original was changed since, as Translation.is_behind says of a loaded one.
BEHIND = {
    "proposal": ExpressionWrapper(Q(of_version__lt=F("proposal__version")), BooleanField()),
    "comment": Coalesce(
        ExpressionWrapper(Q(at__lt=F("comment__edited_at")), BooleanField()), Value(value=False)
    ),
    "statement": Value(value=False),
}


def of(thing: Any, reader: Visitor = NOBODY) -> QuerySet[Translation]:
    """Return the visible translations of a thing, by language, the latest first.

    What waits for a moderator, or was not let in, only its translator sees.
    """
    shown = Q(status=Translation.Status.VISIBLE)
    if reader.is_authenticated:
        shown |= Q(author_id=reader.pk, status__in=UNSEEN)
    visible = thing.translations.filter(shown)
    found: QuerySet[Translation] = visible.select_related("author").order_by("language", "-pk")
    return found


def translated(found: QuerySet[T], kind: str) -> QuerySet[T]:
    """Bring along a ``translation`` of each thing into the reader's language, in the same query.

    None where there is none or the thing is in that language; otherwise a dictionary of title,
    text, language, author (a pseudonym) and is_behind. Of several it is the one by the author of
    the original, or else the latest.
    """
    language = get_language() or ""
    among = Translation.objects.filter(
        ~Q(language=OuterRef("language")),
        **{kind: OuterRef("pk")},
        language=language,
        status=Translation.Status.VISIBLE,
    )
    by_its_author = Case(When(author_id=OuterRef("author_id"), then=0), default=1)
    told = JSONObject(
        title="title",
        text="text",
        language="language",
        author="author__pseudonym",
        is_behind=BEHIND[kind],
    )
    best = among.alias(rank=by_its_author).order_by("rank", "-pk").values(told=told)
    shown: Any = found.annotate(translation=Subquery(best[:1], output_field=JSONField()))
    with_it: QuerySet[T] = shown
    return with_it


def best_of(proposal: Any, translations: Sequence[Translation]) -> list[Translation]:
    """Keep one translation a language: the author's own, or else the latest."""
    best: dict[str, Translation] = {}
    for one in sorted(translations, key=lambda one: (one.author_id == proposal.author_id, one.pk)):
        best[one.language] = one
    return list(best.values())
