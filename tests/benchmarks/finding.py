"""How fast the search answers among 50,000 things in five languages.

Words are those of the catalogues, in their own
languages, drawn as people use them: a few very often, most seldom.
"""

import random
import re
import time
from datetime import date, timedelta

import psutil
from django.core.cache import caches
from django.db import connection
from django.test import Client

from cms.models import SearchEntry, SearchWord
from cms.queries.suggestions import grams
from common import catalogues
from common.search_fold import fold, words
from common.searchable import Kind
from people.models import Territory
from tests.benchmarks.report import Report
from tests.benchmarks.timing import Pace, pace

THINGS = 50_000
WORDS_EACH = 120
MOST_MS = 400
SEED = 11

# What is asked, beside how many of all things the word stands in: see `_texts`.
COMMON, USUAL, RARE = "eau", "jardin", "citerne"
QUESTIONS = {
    "a word of every third thing": f"q={COMMON}",
    "a word of every fiftieth": f"q={USUAL}",
    "a word of ten things": f"q={RARE}",
    "two words": f"q={COMMON}+{USUAL}",
    "Arabic, with vowel signs": "q=الحَدِيقَة",
    "filtered by kind and year": f"q={COMMON}&kind=proposal&year=2024",
    "the tenth page": f"q={COMMON}&page=10",
    "misspelt": "q=citrene",
    "nothing like it": "q=xylophoniste+zwq",
}


def measure(report: Report) -> None:
    """Print each kind of question's times, and judge the slowest twentieth."""
    fill()
    client = Client()
    report.head(f"search, {THINGS:,} things", "req/s", "p95 ms", "cpu ms", "queries")
    for name, asked in QUESTIONS.items():
        address = f"/fr/search/?{asked}"
        figures, cpu = _paced(client, address)
        report.line(
            name,
            f"{figures.per_second:.1f}",
            f"{figures.p95_ms:.1f}",
            f"{cpu:.1f}",
            f"{_queries(client, address)}",
            judge=[(f"p95 under {MOST_MS} ms", figures.p95_ms < MOST_MS)],
        )


def _paced(client: Client, address: str) -> tuple[Pace, float]:
    """Ask for a while; return the pace, and what one answer costs the processors on both sides.

    On a busy machine only the second says something.
    """
    server = psutil.Process(connection.connection.info.backend_pid)
    asked = 0

    def ask() -> None:
        nonlocal asked
        asked += 1
        _ask(client, address)

    before = time.process_time() + sum(server.cpu_times()[:2])
    figures = pace(ask)
    spent = time.process_time() + sum(server.cpu_times()[:2]) - before
    return figures, spent / asked * 1000


def _ask(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)


def _queries(client: Client, address: str) -> int:
    caches["pages"].clear()
    asked: list[str] = []
    with connection.execute_wrapper(lambda do, *what: (asked.append(what[0]), do(*what))[1]):
        client.get(address)
    return len(asked)


def fill() -> None:
    """Fill the index with as many things; the words to suggest with all their words."""
    draw = random.Random(SEED)
    spoken = {language: _vocabulary(language) for language in ("fr", "en", "es", "it", "ar")}
    places = list(Territory.objects.values_list("pk", flat=True))
    SearchEntry.objects.bulk_create(
        (_entry(number, draw, spoken, places) for number in range(THINGS)), batch_size=1000
    )
    shown = {fold(word): word for each in spoken.values() for word in each}
    SearchWord.objects.bulk_create(
        (SearchWord(key=key[:60], shown=word[:60], grams=grams(key[:60])) for key, word in
         shown.items() if len(key) > 3), ignore_conflicts=True, batch_size=1000
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE cms_searchentry, cms_searchword")


def _vocabulary(language: str) -> list[str]:
    """List a language's words, the most used first, and two long tails of made-up ones."""
    counts: dict[str, int] = {}
    source = catalogues.read("fr" if language == "en" else language)
    for message in source:
        said = message.id if language == "en" else message.string
        text = " ".join(said) if isinstance(said, (list, tuple)) else str(said or "")
        for word in re.findall(r"[^\W\d_]{3,}", text.lower()):
            counts[word] = counts.get(word, 0) + 1
    known = sorted(counts, key=counts.__getitem__, reverse=True)
    return [*known, *(one + other for one, other in zip(known[::3], known[1::3], strict=False))]


def _entry(
    number: int, draw: random.Random, spoken: dict[str, list[str]], places: list[int]
) -> SearchEntry:
    language = draw.choices(list(spoken), [5, 1, 2, 2, 3])[0]
    text = _text(number, draw, spoken[language])
    title = " ".join(text.split()[:7])
    kind = draw.choices(list(Kind), [2, 3, 2, 3, 4, 1, 30, 1])[0]
    return SearchEntry(
        owner=f"bench:{number}",
        thing=f"bench:{number}",
        kind=kind,
        language=language,
        title=title,
        text=text,
        url=f"processes/bench/{number}/",
        territory_id=draw.choice(places),
        happened_on=date(2021, 1, 1) + timedelta(days=number % 2000),
        title_words=" ".join(word.key for word in words(title)),
        words=" ".join(word.key for word in words(text)),
    )


def _text(number: int, draw: random.Random, spoken: list[str]) -> str:
    # Few words very often, most seldom: the place of a word is the exponent of an even draw.
    said = [spoken[int(len(spoken) ** draw.random()) - 1] for _ in range(WORDS_EACH)]
    for word, every in ((COMMON, 3), (USUAL, 50), (RARE, THINGS // 10), ("حديقة", 40)):
        if number % every == 0:
            said.insert(draw.randrange(WORDS_EACH), word)
    return " ".join(said)
