"""Words in the five languages the site begins with, French being what editors write in."""

from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import override


class Said(NamedTuple):
    """One text in five languages; its French is what the page is written in.

    ``{day}`` in it stands for the day on which the page is made.
    """

    fr: str
    en: str
    es: str
    it: str
    ar: str

    def on(self, day: date) -> "Said":
        """Write the day out, in each language as it writes days."""
        return Said(*(_dated(code, text, day) for code, text in self._asdict().items()))


def _dated(code: str, text: str, day: date) -> str:
    with override(code):
        return text.replace("{day}", date_format(day, "DATE_FORMAT"))


@dataclass(frozen=True)
class Part:
    """A heading, and its paragraphs or the lines of its list, or a block that says it by itself."""

    heading: Said
    lines: tuple[Said, ...]
    is_list: bool = False
    block: str = ""

    def on(self, day: date) -> "Part":
        lines = tuple(line.on(day) for line in self.lines)
        return replace(self, lines=lines)


@dataclass(frozen=True)
class StandingPage:
    """A page a site begins with."""

    slug: str
    title: Said
    summary: Said
    parts: tuple[Part, ...]

    def on(self, day: date) -> "StandingPage":
        """Give the page as it is made on a day."""
        return replace(self, parts=tuple(part.on(day) for part in self.parts))

    def texts(self) -> dict[str, Said]:
        """Map each French text of the page to what it is in all languages."""
        found = [self.title, self.summary]
        for part in self.parts:
            found += [part.heading, *part.lines]
        return {said.fr: said for said in found}
