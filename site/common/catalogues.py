"""The catalogues of texts for people: collected from the code, compared, written.

Babel reads and writes the catalogues, Django's own ``templatize`` reads the templates, so nobody
needs the gettext tools. English is the language of the code and has no catalogue of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

# What stands for a word, or for none.
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}|<[^>]+>")
TRANSLATED = [code for code, _name in settings.LANGUAGES if code != "en"]
FOLDERS = ["site", "participation", "workflows", "cms"]
LEFT_OUT = {"migrations", "__pycache__", "node_modules"}
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "ngettext_noop": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


@dataclass(frozen=True)
class Fault:
    """One text that a catalogue lacks or has wrong."""

    language: str
    text: str
    why: str

    def __str__(self) -> str:
        return f"{self.language}: {self.why}: {self.text!r}"


def path_of(language: str) -> Path:
    return Path(settings.CATALOGUES) / language / "LC_MESSAGES" / "django.po"


def collect() -> Catalog:
    """Return every text for people that our code and templates hold, in a stable order."""
    catalogue = Catalog(project="Noria", copyright_holder="The Noria developers", charset="utf-8")
    for path in _sources():
        for _line, text, _comments, context in extract(
            "python", BytesIO(_python(path).encode()), keywords=KEYWORDS
        ):
            place = str(path.relative_to(settings.BASE_DIR))
            # No line numbers: they change with every edit and make every merge a conflict.
            catalogue.add(text, locations=[(place, 0)], context=context)
    return catalogue


def _empty(language: str) -> Catalog:
    catalogue = Catalog(
        locale=language,
        project="Noria",
        version="1",
        copyright_holder="the Noria developers",
        last_translator="the Noria developers",
        language_team=language,
        charset="utf-8",
        fuzzy=False,
    )
    catalogue.header_comment = f"# Noria in {catalogue.locale.english_name}, AGPL-3.0-or-later."
    return catalogue


def read(language: str) -> Catalog:
    path = path_of(language)
    if not path.exists():
        return _empty(language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def write(language: str, collected: Catalog) -> None:
    """Bring one catalogue up to date: new texts join empty, gone ones leave, the rest stay."""
    catalogue = read(language)
    catalogue.fuzzy = False
    catalogue.update(collected, no_fuzzy_matching=True, update_creation_date=False)
    path = path_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(
            file,
            catalogue,
            width=100,
            sort_output=True,
            ignore_obsolete=True,
            include_lineno=False,
            omit_header=False,
        )


def faults(language: str, collected: Catalog) -> Iterator[Fault]:
    """Yield what a catalogue lacks: texts without a translation, or with other placeholders."""
    catalogue = read(language)
    for message in collected:
        if not message.id:
            continue
        found = catalogue.get(message.id, message.context)
        why = _what_is_wrong(message, found, plural_forms=catalogue.num_plurals)
        if why:
            yield Fault(language, str(message.id), why)


def _what_is_wrong(message: Message, found: Message | None, *, plural_forms: int) -> str:
    if found is None:
        return "missing"
    if found.fuzzy:
        return "marked as doubtful"
    strings = _as_tuple(found.string)
    if not all(strings):
        return "not translated"
    if isinstance(message.id, tuple) and len(strings) != plural_forms:
        return "plural forms missing"
    return _what_is_misplaced(_as_tuple(message.id), strings)


def _what_is_misplaced(originals: tuple[str, ...], strings: tuple[str, ...]) -> str:
    allowed = _placeholders(*originals)
    if any(not _placeholders(string) <= allowed for string in strings):
        return "unknown placeholder"
    # A singular may leave its number out ("one comment"), the last plural form may not.
    if _placeholders(strings[-1]) != _placeholders(originals[-1]):
        return "placeholder lost"
    return ""


def texts(language: str) -> Iterator[str]:
    """Give every text of the interface as its readers get it, a short word for each placeholder."""
    for message in read(TRANSLATED[0] if language == "en" else language):
        said = message.id if language == "en" else message.string
        for text in _as_tuple(said):
            if text:
                yield PLACEHOLDER.sub("x", text)


def _as_tuple(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text or "",) if text is None or isinstance(text, str) else tuple(text)


def _placeholders(*texts: str) -> set[str]:
    found: set[str] = set()
    for text in texts:
        found |= {part.split(")")[0] for part in text.split("%(")[1:]}
        try:
            found |= {name for _, name, _, _ in Formatter().parse(text) if name}
        except ValueError:
            continue
    return found


def _sources() -> Iterator[Path]:
    for folder in FOLDERS:
        for path in sorted((Path(settings.BASE_DIR) / folder).rglob("*")):
            if path.suffix in {".py", ".html", ".txt"} and not LEFT_OUT & set(path.parts):
                yield path


def _python(path: Path) -> str:
    source = path.read_text()
    if path.suffix == ".py":
        return source
    if "{%" not in source and "{{" not in source:
        return ""
    # Templates indent as they please, Python may not.
    return "\n".join(line.strip() for line in templatize(source).splitlines())
