"""The checks themselves: what an editor should look at before publishing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_noop

from .contrast import LEAST, contrast_in
from .parts import Parts
from .reading import Reading, how_many_sentences, reading_of

ALT_MISSING = gettext_noop("A picture has no alternative text in this language: {what}")
ALT_IS_A_FILE = gettext_noop("The alternative text of a picture is the name of a file: {what}")
WORDS_ARE_FAINT = gettext_noop("The words in a picture hardly stand out from their ground: {what}")
HEADING_EMPTY = gettext_noop("A heading is empty.")
HEADING_JUMPS = gettext_noop("A heading skips a level: {what}")
LINK_SAYS_NOTHING = gettext_noop("A link does not say where it leads: {what}")
LONG_SENTENCES = gettext_noop("Sentences are long: {what} words each; 15 are easier to read.")
LONG_WORDS = gettext_noop("Many words are long: {what} %; up to 20 % are easy to read.")
SUMMARY_IS_LONG = gettext_noop("The summary is long: three sentences say what a page is.")
NO_SUMMARY = gettext_noop("There is no summary: say in one or two sentences what this page is.")

EMPTY_WORDS = {
    "here", "click here", "read more", "more", "ici", "cliquez ici", "en savoir plus",
    "lire la suite", "aquí", "haga clic aquí", "leer más", "más", "qui", "clicca qui",
    "leggi di più", "هنا", "اضغط هنا", "انقر هنا", "المزيد", "اقرأ المزيد",
}  # fmt: skip
SENTENCES_OF_A_SUMMARY = 3
FILE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg", ".avif")


@dataclass(frozen=True)
class Finding:
    """One open warning: its message (an English msgid) and what it is about."""

    message: str
    what: str = ""

    def as_dict(self) -> dict[str, str]:
        return {"message": self.message, "what": self.what}


def findings(parts: Parts, language: str, summary: str) -> list[Finding]:
    """List what could be better on a page in `language`; an empty list is a page without faults."""
    found = [] if summary else [Finding(NO_SUMMARY)]
    if how_many_sentences(summary) > SENTENCES_OF_A_SUMMARY:
        found.append(Finding(SUMMARY_IS_LONG))
    found.extend(_pictures(parts.pictures, language))
    found.extend(_headings(parts.headings))
    found.extend(Finding(LINK_SAYS_NOTHING, text) for text in parts.links if _says_nothing(text))
    found.extend(_reading(reading_of("\n".join(parts.texts), language)))
    return found


def _pictures(pictures: list[Any], language: str) -> Iterator[Finding]:
    for picture in pictures:
        words = (getattr(picture, f"description_{language}", "") or "").strip()
        if not words and not picture.is_decorative:
            yield Finding(ALT_MISSING, str(picture))
        elif words.lower().endswith(FILE_ENDINGS):
            yield Finding(ALT_IS_A_FILE, words)
        contrast = contrast_in(picture) if picture.holds_words else None
        if contrast is not None and contrast < LEAST:
            yield Finding(WORDS_ARE_FAINT, f"{picture} ({contrast:.1f} : 1)")


def _headings(headings: list[tuple[int, str]]) -> Iterator[Finding]:
    before = 1
    for level, text in headings:
        if not text.strip():
            yield Finding(HEADING_EMPTY)
        elif level > before + 1:
            yield Finding(HEADING_JUMPS, text)
        before = level


def _says_nothing(text: str) -> bool:
    words = text.strip(" .…:›»→").lower()
    return not words or words in EMPTY_WORDS or words.startswith(("http://", "https://", "www."))


def _reading(reading: Reading) -> Iterator[Finding]:
    if reading.sentences_are_long:
        yield Finding(LONG_SENTENCES, str(round(reading.words_per_sentence)))
    if reading.words_are_long:
        yield Finding(LONG_WORDS, str(round(100 * reading.long_share)))
