"""A text by its paragraphs: the lines of it that say something. Pure functions on plain text."""

from __future__ import annotations


def paragraphs(text: str) -> list[str]:
    """List the paragraphs of a text."""
    return [line.strip() for line in _lines(text) if line.strip()]


def with_paragraph(text: str, number: int, words: str) -> str:
    """Give one paragraph, counted from 1, other words; without words it goes.

    Raises IndexError where there is no such paragraph.
    """
    lines = _lines(text)
    spots = [spot for spot, line in enumerate(lines) if line.strip()]
    if not 1 <= number <= len(spots):
        raise IndexError(number)
    spot = spots[number - 1]
    lines[spot : spot + 1] = [words.strip()] if words.strip() else []
    return "\n".join(lines).strip()


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
