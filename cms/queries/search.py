"""Find what everybody may see."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.contrib.postgres.search import SearchConfig, SearchHeadline, SearchQuery, SearchRank
from django.db.models import Case, Count, F, QuerySet, Value, When
from django.db.models.functions import ExtractYear, Left

from common.search_fold import words

#: Words of a question that are looked for; the rest is not.
MOST_WORDS = 8
PER_PAGE = 20
MOST_PAGES = 25
#: Of so many finds at most the best are sought; all are counted.
MOST_RANKED = 5_000
#: Letters of a text among which words are marked and an excerpt is chosen.
EXCERPT_FROM = 8_000
STEMMERS = {"fr": "french", "en": "english", "es": "spanish", "it": "italian"}
FACETS = ("kind", "territory", "year")
MARK = "["


def entries() -> QuerySet[Any]:
    """Return the index. Models name queries, so queries look models up by name."""
    return apps.get_model("cms", "SearchEntry").objects.all()


def query_of(asked: str) -> Any:
    """Turn what somebody typed into a question to PostgreSQL in every language, or None.

    All words must be there, in any order and form. Words are runs of letters and digits, so
    nothing that is typed means anything to the parser.
    """
    keys = [word.key for word in words(asked)][:MOST_WORDS]
    if not keys:
        return None
    every = " & ".join(keys)
    configs = (*STEMMERS.values(), "simple")
    return reduce(or_, (SearchQuery(every, config=c, search_type="raw") for c in configs))


def matching(asked: str) -> QuerySet[Any]:
    """Return what holds every word that was asked for, or nothing if none was."""
    query = query_of(asked)
    return entries().none() if query is None else entries().filter(vector=query)


def how_many(asked: str) -> int:
    """Count the things that hold every word, up to a few. One query."""
    return len(matching(asked).values_list("pk")[:5])


def is_anywhere(word: str) -> bool:
    """Tell whether anything public holds a word. One query."""
    return matching(word).exists()


@dataclass(frozen=True)
class Facets:
    """How many things each choice of a filter would leave, given the other filters."""

    total: int
    kind: Counter[str] = field(default_factory=Counter)
    territory: Counter[int] = field(default_factory=Counter)
    year: Counter[int] = field(default_factory=Counter)


def facets(asked: str, chosen: dict[str, Any]) -> Facets:
    """Count what was found by kind, territory and year at once; a thing in five languages is one.

    ``chosen`` maps the three names to the value filtered by, or None. One query, which returns a
    row for each combination there is.
    """
    groups = (
        matching(asked)
        .annotate(year=ExtractYear("happened_on"))
        .order_by()
        .values_list(*FACETS)
        .annotate(number=Count("thing", distinct=True))
    )
    counts: dict[str, Counter[Any]] = {name: Counter() for name in FACETS}
    total = 0
    for *values, number in groups:
        wrong = [n for n, v in zip(FACETS, values, strict=True) if chosen.get(n) not in (None, v)]
        total += 0 if wrong else number
        for name, value in zip(FACETS, values, strict=True):
            if wrong in ([], [name]) and value is not None:
                counts[name][value] += number
    return Facets(total=total, **counts)


def best(asked: str, chosen: dict[str, Any], language: str, page: int) -> list[Any]:
    """Return one page of what was found, with ``marked``: its words, those asked for in brackets.

    What is in the reader's language comes first, then the best match; a thing that is there in
    several languages comes once, in the reader's if it can. Two queries: a thing's place is
    found among keys alone, and only a page of texts is read.
    """
    query = query_of(asked)
    if query is None:
        return []
    found = matching(asked).annotate(year=ExtractYear("happened_on"))
    found = found.filter(**{name: value for name, value in chosen.items() if value is not None})
    ranked = (
        entries()
        .filter(pk__in=found.order_by().values("pk")[:MOST_RANKED])
        .annotate(mine=_is_mine(language), rank=SearchRank(F("vector"), query))
        .order_by("-mine", "-rank", "-happened_on", "-pk")
        .values_list("pk", "thing")
    )
    once: dict[str, int] = {}
    for pk, thing in ranked:
        once.setdefault(thing, pk)
    keys = list(once.values())[(page - 1) * PER_PAGE : page * PER_PAGE]
    return _in_order(keys, query)


def _is_mine(language: str) -> Case:
    return Case(When(language=language, then=Value(1)), default=Value(0))


def _in_order(keys: list[int], query: Any) -> list[Any]:
    stemmer = Case(
        *(When(language=code, then=Value(name)) for code, name in STEMMERS.items()),
        default=Value("simple"),
    )
    marks: dict[str, Any] = {
        "config": SearchConfig(stemmer),
        "start_sel": MARK,
        "stop_sel": "",
        "highlight_all": True,
    }
    shown = (
        entries()
        .filter(pk__in=keys)
        .select_related("territory")
        .defer("words", "vector")
        .annotate(
            marked_title=SearchHeadline("title_words", query, **marks),
            marked=SearchHeadline(Left("words", EXCERPT_FROM), query, **marks),
        )
        .in_bulk()
    )
    return [shown[key] for key in keys if key in shown]
