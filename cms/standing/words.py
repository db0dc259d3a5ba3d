"""Words in the five languages the site begins with, French being what editors write in."""

from dataclasses import dataclass
from typing import NamedTuple


class Said(NamedTuple):
    """One text in five languages; its French is what the page is written in."""

    fr: str
    en: str
    es: str
    it: str
    ar: str


@dataclass(frozen=True)
class Part:
    """A heading, and its paragraphs or the lines of its list."""

    heading: Said
    lines: tuple[Said, ...]
    is_list: bool = False


@dataclass(frozen=True)
class StandingPage:
    """A page a site begins with."""

    slug: str
    title: Said
    summary: Said
    parts: tuple[Part, ...]

    def texts(self) -> dict[str, Said]:
        """Map each French text of the page to what it is in all languages."""
        found = [self.title, self.summary]
        for part in self.parts:
            found += [part.heading, *part.lines]
        return {said.fr: said for said in found}
