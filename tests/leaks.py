"""Words of another language on a page that claims to be in Arabic (A-27)."""

import re
from collections.abc import Iterable, Iterator

from bs4 import BeautifulSoup, NavigableString, Tag

# What is no language: code, addresses, and names as their owners write them.
SILENT = {"script", "style", "code", "pre", "bdi", "template", "kbd", "samp", "title"}
# What people wrote finds its own direction.
WRITTEN = ("auto", "ltr")
SAID = ("aria-label", "aria-description", "placeholder", "title", "alt", "data-said")
WORD = re.compile(r"[A-Za-zÀ-ÿ]{2,}(?:[’'][A-Za-zÀ-ÿ]+)?")
# Codes drawn by lot (people.services.confirming), signs with a number, addresses.
ADDRESS = re.compile(
    r"\b[0-9A-HJKMNP-TV-Z]{8}\b|[A-Z]+\d+|\S+@\S+|https?://\S+|/[\w/.-]+|\S*\w[_=]\w\S*|\w+\.\w{2,4}\b|&#?\w+;"
)
# Names and signs that are the same in every language.
NAMES = {
    *("Noria", "Interreg", "BibTeX", "CSL", "JSON", "CSV", "PDF", "PNG", "JPEG", "WebP", "XLSX"),
    *("OpenAPI", "API", "PIN", "QR", "IP", "DOI", "URL", "UTC", "CC", "BY", "SA", "ID", "iCal"),
    *("UTF", "RFC", "Link", "MedRiSSE", "WCAG", "AA", "Python", "JavaScript", "Pabulib"),
    *("kB", "MB", "GB", "km", "SHA", "EUR", "TND", "JOD", "axe", "core"),
    # Languages name themselves.
    *("français", "English", "español", "italiano"),
}
# What factories of tests call things, and nobody else does.
MADE_UP = re.compile(
    r"\b(?:Town|Person|Process|Round|Category|Vote|Service|Lab|Artefact|Proposal|Session) \w+"
    r"|How should it work\?|A nurse of the neighbourhood, twice a week\.|\bNeed\b"
)


def foreign_words(html: bytes | str, names: Iterable[str] = ()) -> Iterator[str]:
    """Give each text of an Arabic page that holds Latin words and does not say so.

    ``names`` are those of people and things, which are written as their owners write them.
    """
    page = BeautifulSoup(html, "html.parser")
    known = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))) or "$^")
    for text, around in _said(page):
        plain = known.sub(" ", text)
        if not any(_speaks_for_itself(tag) for tag in around) and any(_foreign(plain)):
            yield " ".join(text.split())[:120]


def _said(page: BeautifulSoup) -> Iterator[tuple[str, list[Tag]]]:
    for node in page.find_all(string=True):
        if type(node) is NavigableString:  # no comment and no declaration
            yield str(node), [node.parent, *node.parent.parents]
    for tag in page.find_all(True):
        for name in SAID:
            if text := tag.get(name):
                yield text, [tag, *tag.parents]


def _speaks_for_itself(tag: Tag) -> bool:
    if tag.name in SILENT or tag.get("dir") in WRITTEN:
        return True
    return tag.name != "html" and tag.get("lang", "ar") != "ar"


def _foreign(text: str) -> Iterator[str]:
    plain = ADDRESS.sub(" ", MADE_UP.sub(" ", text))
    return (word for word in WORD.findall(plain) if word not in NAMES)
