"""What somebody may have meant who found nothing."""

from __future__ import annotations

from django.apps import apps

from cms.queries.search import how_many, is_anywhere
from common.search_fold import fold, words

#: Similar words have this share of their three-letter pieces in common (as in pg_trgm).
SIMILAR = 0.34
CANDIDATES = 4000
LENGTHS_APART = 3


def grams(word: str) -> list[str]:
    """Cut a folded word into all its pieces of three letters, as pg_trgm does."""
    padded = f"  {word} "
    return sorted({padded[n : n + 3] for n in range(len(padded) - 2)})


def similarity(one: str, other: str) -> float:
    """Tell how alike two folded words are, from 0 to 1: pieces in common among all pieces."""
    mine, yours = set(grams(one)), set(grams(other))
    return len(mine & yours) / len(mine | yours)


def did_you_mean(asked: str) -> str:
    """Return what was asked with every unknown word replaced by a like one, or "".

    Only what finds something public is suggested, so that a word of a hidden thing never is.
    Three queries for each unknown word, at most eight words.
    """
    better = []
    for word in list(words(asked))[:8]:
        typed = asked[word.start : word.end]
        better.append(typed if is_anywhere(typed) else _nearest(fold(typed)))
    suggestion = " ".join(better)
    changed = fold(suggestion) != fold(asked)
    return suggestion if changed and all(better) and how_many(suggestion) else ""


def _nearest(key: str) -> str:
    pieces = grams(key)
    known = apps.get_model("cms", "SearchWord").objects.filter(grams__overlap=pieces)
    lengths = (max(len(key) - LENGTHS_APART, 1), len(key) + LENGTHS_APART)
    near = known.filter(key__regex=rf"^.{{{lengths[0]},{lengths[1]}}}$")
    found = near.values_list("key", "shown")[:CANDIDATES]
    ranked = sorted((similarity(key, other), other, shown) for other, shown in found)
    for likeness, other, shown in reversed(ranked[-3:]):
        if likeness >= SIMILAR and is_anywhere(other):
            return shown
    return ""
