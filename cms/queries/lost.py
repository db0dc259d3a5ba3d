"""Find what an address may have meant that leads nowhere, by its words."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest
from django.utils.translation import override

from cms.queries.search import best, entries
from cms.queries.suggestions import did_you_mean
from common.languages import language_of
from common.search_fold import words
from common.searchable import Kind
from common.suggestions import Suggestion, Suggestions

MOST_SHOWN = 5
MOST_WORDS = 6
SHORTEST_WORD = 3
LONGEST_ADDRESS = 300
#: For one question to the database: a page that is not there is not worth more.
PATIENCE = "150ms"
#: Where people look for pages. Files, machines and those who try locks get no search.
PAGE = re.compile(rf"^/(?:{'|'.join(code for code, _name in settings.LANGUAGES)})/[^.]*$")


def suggest(request: HttpRequest) -> Suggestions:
    """Suggest at most five public things for an address. At most ten short queries, usually four.

    All words of the last part of the address are looked for; if nothing holds them, what is
    nearest to its longest word.
    """
    asked = words_of(request.path_info) if request.method == "GET" else ""
    if not asked:
        return Suggestions()
    language = language_of(request)
    with override(language), briefly():
        return Suggestions(asked, [_shown(entry, language) for entry in _found(asked, language)])


def words_of(path: str) -> str:
    """Read the words of the last part of an address that has any; "" where nobody reads pages.

    >>> words_of("/fr/news/a-nurse-of-the-quarter-2/")
    'nurse the quarter'
    """
    if len(path) > LONGEST_ADDRESS or not PAGE.match(path):
        return ""
    for part in reversed(path.split("/")[2:]):
        text = re.sub(r"[^\w]|_", " ", part)
        found = [text[word.start : word.end] for word in words(text)]
        kept = [word for word in found if len(word) >= SHORTEST_WORD and not word.isdecimal()]
        if kept:
            return " ".join(kept[:MOST_WORDS])
    return ""


def _found(asked: str, language: str) -> list[Any]:
    found = best(asked, {}, language, 1)
    if not found:
        better = did_you_mean(max(asked.split(), key=len))
        found = best(better, {}, language, 1) if better else []
    return _as_said_in(language, found[:MOST_SHOWN])


def _as_said_in(language: str, found: list[Any]) -> list[Any]:
    """Give each thing as the reader's language says it, where it does. One query, if any.

    Addresses are the same in every language, and often English: what they say matches English.
    """
    foreign = [entry.thing for entry in found if entry.language != language]
    if not foreign:
        return found
    own = {entry.thing: entry for entry in entries().filter(thing__in=foreign, language=language)}
    return [own.get(entry.thing, entry) for entry in found]


def _shown(entry: Any, language: str) -> Suggestion:
    url = entry.url if entry.url.startswith("/") else f"/{language}/{entry.url}"
    return Suggestion(entry.title, url, str(Kind(entry.kind).label), entry.language)


@contextmanager
def briefly() -> Iterator[None]:
    """Let the database answer at once or not at all, and leave its settings as they were."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL statement_timeout = '{PATIENCE}'")
        yield
        cursor.execute("SET LOCAL statement_timeout TO DEFAULT")
