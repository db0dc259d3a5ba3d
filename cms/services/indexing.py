"""Keep the index of what everybody may find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db import transaction

from cms.models import SearchEntry, SearchWord
from cms.queries.search import is_anywhere
from cms.queries.suggestions import grams
from common import searchable
from common.search_fold import fold, words
from common.searchable import Found

LONGEST_TEXT = 40_000
LONGEST_TITLE = 300
#: Of how many words of each thing somebody may be reminded who misspelt one.
SUGGESTED_WORDS = 80
SHORTEST_SUGGESTION = 4
BATCH = 200
WRITTEN = (
    "kind", "title", "text", "url", "territory_id", "happened_on", "title_words", "words",
)  # fmt: skip


@dataclass(frozen=True)
class LookAgain:
    """What is to be done once a change is committed; the same thing twice is done once."""

    source: str
    keys: tuple[str, ...]

    def __call__(self) -> None:
        refresh(self.source, self.keys)


def look_again(source: str, keys: Sequence[str]) -> None:
    """Forget changed things with their change, and look at them again once it is committed.

    What was hidden is gone from the index in the same moment, whatever happens afterwards; what
    is public comes back a moment later, without making those who change things wait for each
    other. Should that fail, the log says so and `reindex` heals it.
    """
    SearchEntry.objects.filter(owner__in=[f"{source}:{key}" for key in keys]).delete()
    again = LookAgain(source, tuple(keys))
    if all(again != waiting for _, waiting, _ in transaction.get_connection().run_on_commit):
        transaction.on_commit(again, robust=True)


@transaction.atomic
def refresh(source: str, keys: Sequence[str]) -> None:
    """Look again at things of a source: what everybody may see is found, all else is not.

    Idempotent. Costs what describing them costs and four queries for each 200 keys.
    """
    for some in _batches(keys):
        found = searchable.described(source, some)
        entries = [_entry(source, each) for each in found]
        SearchEntry.objects.bulk_create(
            entries,
            update_conflicts=True,
            unique_fields=["owner", "thing", "language"],
            update_fields=WRITTEN,
        )
        _take_out([f"{source}:{key}" for key in some], entries)
        _remember_words(found)


def reindex() -> int:
    """Make the index anew, batch by batch, while it is in use; return how many entries it has.

    Heals what no signal told of: things that became public by a date alone, changes made in the
    database. Entries and words of things that are gone are taken out.
    """
    for source in searchable.sources():
        known = set()
        for some in _batches(searchable.keys_of(source)):
            refresh(source, some)
            known |= {f"{source}:{key}" for key in some}
        _forget_owners(source, known)
    _forget_words()
    return SearchEntry.objects.count()


def _entry(source: str, found: Found) -> SearchEntry:
    text = found.text[:LONGEST_TEXT].replace("\x00", "")
    return SearchEntry(
        owner=f"{source}:{found.key}",
        thing=found.thing,
        kind=found.kind,
        language=found.language,
        title=found.title[:LONGEST_TITLE],
        text=text,
        url=found.url,
        territory_id=found.territory_id,
        happened_on=found.happened_on,
        title_words=" ".join(word.key for word in words(found.title[:LONGEST_TITLE])),
        words=" ".join(word.key for word in words(text)),
    )


def _take_out(owners: list[str], kept: Iterable[SearchEntry]) -> None:
    """Delete what these owners had in the index and have no more."""
    keep = {(entry.owner, entry.thing, entry.language) for entry in kept}
    there = SearchEntry.objects.filter(owner__in=owners)
    gone = [pk for pk, *name in there.values_list("pk", "owner", "thing", "language")
            if tuple(name) not in keep]  # fmt: skip
    if gone:
        SearchEntry.objects.filter(pk__in=gone).delete()


def _remember_words(found: Iterable[Found]) -> None:
    """Keep the words of public things to suggest; words that are known already cost nothing."""
    seen: dict[str, str] = {}
    for each in found:
        text = f"{each.title}\n{each.text[:2000]}"
        for word in islice(words(text), SUGGESTED_WORDS):
            shown = text[word.start : word.end].lower()
            key = fold(shown)
            if len(key) >= SHORTEST_SUGGESTION and key.isalpha():
                seen.setdefault(key[:60], shown[:60])
    SearchWord.objects.bulk_create(
        [SearchWord(key=key, shown=shown, grams=grams(key)) for key, shown in sorted(seen.items())],
        ignore_conflicts=True,
    )


def _forget_owners(source: str, known: set[str]) -> None:
    there = SearchEntry.objects.filter(owner__startswith=f"{source}:")
    gone = [o for o in there.values_list("owner", flat=True).distinct() if o not in known]
    for some in _batches(gone):
        SearchEntry.objects.filter(owner__in=some).delete()


def _forget_words() -> None:
    """Forget words that nothing public says any more. One look into the index for each word."""
    known = SearchWord.objects.values_list("pk", "key").iterator()
    gone = [str(pk) for pk, key in known if not is_anywhere(key)]
    for some in _batches(gone):
        SearchWord.objects.filter(pk__in=some).delete()


def _batches(keys: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(keys)
    while some := list(islice(rest, BATCH)):
        yield some
