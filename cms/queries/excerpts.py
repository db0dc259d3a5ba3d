"""The piece of a text that shows why it was found."""

from __future__ import annotations

from typing import NamedTuple

from common.search_fold import words

WORDS_SHOWN = 34
WORDS_BEFORE = 8


class Piece(NamedTuple):
    """A piece of a text, and whether it was asked for."""

    text: str
    is_hit: bool


def hits_in(marked: str, mark: str) -> set[int]:
    """Give the numbers of the words of a folded text that carry the mark."""
    return {n for n, word in enumerate(marked.split()) if word.startswith(mark)}


def pieces(text: str, hits: set[int], *, whole: bool = False) -> list[Piece]:
    """Cut out what stands around the first hit (or keep it all), in pieces for a template to mark.

    ``hits`` are numbers of words, counted as ``common.search_fold.words`` cuts them. The text stays
    as it was written, for the template to escape.
    """
    found = list(words(text))
    first = 0 if whole else max(min(hits, default=0) - WORDS_BEFORE, 0)
    last = len(found) if whole else min(first + WORDS_SHOWN, len(found))
    if not found or first >= last:
        return [Piece(text, is_hit=False)] if whole else []
    result = [Piece("… ", is_hit=False)] if first else []
    here = 0 if first == 0 else found[first].start
    for number in range(first, last):
        if number in hits:
            word = found[number]
            result.append(Piece(text[here : word.start], is_hit=False))
            result.append(Piece(text[word.start : word.end], is_hit=True))
            here = word.end
    rest = len(text) if last == len(found) else found[last - 1].end
    result.append(Piece(text[here:rest] + ("" if last == len(found) else " …"), is_hit=False))
    return [piece for piece in result if piece.text]
