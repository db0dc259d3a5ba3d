"""Whether two short sentences say nearly the same."""

from __future__ import annotations

from collections.abc import Iterable

NEARLY = 0.7


def pieces(words: str) -> set[str]:
    """Cut folded words into pieces of three letters."""
    padded = f"  {' '.join(words.split())} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


def likeness(one: str, other: str) -> float:
    """Tell the share of pieces two folded texts have in common, 0 to 1."""
    mine, theirs = pieces(one), pieces(other)
    return len(mine & theirs) / len(mine | theirs)


def most_alike(words: str, others: Iterable[str]) -> str | None:
    """Return the text nearest to ``words`` if it is nearly the same; the first of equals."""
    found = [(likeness(words, other), other) for other in others]
    best = max(found, key=lambda pair: pair[0], default=(0.0, ""))
    return best[1] if best[0] >= NEARLY else None
