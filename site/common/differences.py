"""What changed between two texts, so that people can read it; and two changes made into one text.

Pure functions on plain text. Paragraphs are compared first and then, inside those that changed, the
words. Hostile texts cost no more than long ones: beyond the bounds whole parts count as changed.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_PARAGRAPHS = 400
MOST_WORDS = 1_500
WORDS = re.compile(r"\s*\S+|\s+")


@dataclass(frozen=True)
class Part:
    """A piece of text: ``same`` in both, ``removed`` from the first or ``added`` in the second."""

    kind: str
    text: str


Finer = Callable[[str, str], Iterator[Part]]


def difference(before: str, after: str) -> list[Part]:
    """Tell what has to be removed and added to make one text the other, in the order of reading.

    Without the added parts it is the first text, without the removed ones the second.
    """
    parts = _compared(_paragraphs(before), _paragraphs(after), MOST_PARAGRAPHS, _in_words)
    return list(_joined(parts))


def merged(base: str, ours: str, theirs: str) -> str | None:
    """Make one text of two changes of the same base; None when they touch the same paragraph."""
    lines = _paragraphs(base)
    changes = sorted([*_changes(lines, ours), *_changes(lines, theirs)])
    kept: list[str] = []
    at = 0
    last: tuple[int, int, list[str]] | None = None
    for change in changes:
        start, end, new = change
        if change == last:
            continue
        if last and (start < last[1] or (start, end) == last[:2]):
            return None
        kept += [*lines[at:start], *new]
        at, last = end, change
    return "".join([*kept, *lines[at:]])


def _changes(lines: list[str], text: str) -> Iterator[tuple[int, int, list[str]]]:
    new = _paragraphs(text)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, lines, new).get_opcodes():
        if tag != "equal":
            yield i1, i2, new[j1:j2]


def _paragraphs(text: str) -> list[str]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").splitlines(keepends=True)
    return lines if len(lines) <= MOST_PARAGRAPHS else ["".join(lines)]


def _in_words(before: str, after: str) -> Iterator[Part]:
    yield from _compared(WORDS.findall(before), WORDS.findall(after), MOST_WORDS, _replaced)


def _replaced(before: str, after: str) -> Iterator[Part]:
    yield Part("removed", before)
    yield Part("added", after)


def _compared(
    before: Sequence[str], after: Sequence[str], most: int, finer: Finer
) -> Iterator[Part]:
    if len(before) > most or len(after) > most:
        yield from _replaced("".join(before), "".join(after))
        return
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after).get_opcodes():
        old, new = "".join(before[i1:i2]), "".join(after[j1:j2])
        if tag == "equal":
            yield Part("same", old)
        elif tag == "replace":
            yield from finer(old, new)
        else:
            yield Part("removed" if old else "added", old or new)


def _joined(parts: Iterator[Part]) -> Iterator[Part]:
    """Make one of neighbours of a kind; leave out what is empty."""
    last = Part("same", "")
    for part in parts:
        if part.kind == last.kind or not part.text:
            last = Part(last.kind, last.text + part.text)
            continue
        if last.text:
            yield last
        last = part
    if last.text:
        yield last
