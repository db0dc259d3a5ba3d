"""The words of the house as PO files, for the tools translators work with."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext as _
from polib import POEntry, POFile, pofile  # type: ignore[import-untyped]

from cms.models import GlossaryTerm
from common.exceptions import RuleBroken

LONGEST = 120
#: Bytes; a glossary of thousands of terms is smaller.
LARGEST = 1_000_000
ORIGINAL = "term_fr"


@dataclass
class Taken:
    """What became of the entries of a file."""

    changed: int = 0
    unknown: int = 0
    refused: int = 0


def languages() -> dict[str, int]:
    """Map each language the glossary is translated into to how many terms it has. One query."""
    codes = [code for code, _name in settings.LANGUAGES if f"term_{code}" != ORIGINAL]
    said = {code: Count("pk", filter=Q(**{f"term_{code}__gt": ""})) for code in codes}
    return GlossaryTerm.objects.aggregate(**said)


def export_glossary(language: str) -> str:
    """Write the glossary of one language as a PO file; French terms are the msgids."""
    file = POFile()
    file.metadata = {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": language,
    }
    for term in GlossaryTerm.objects.order_by(ORIGINAL):
        french, said = getattr(term, ORIGINAL), getattr(term, f"term_{language}") or ""
        file.append(POEntry(msgid=french, msgstr=said, comment=term.note))
    return str(file)


@transaction.atomic
def import_glossary(language: str, file: bytes, *, add: bool = True) -> Taken:
    """Take the terms of a PO file over. Unknown terms are added, or left out without `add`.

    What is marked as doubtful or has no translation says nothing. Terms of more than 120 letters,
    and words another term has already, are refused. Two or three queries a term.

    Raises:
        RuleBroken: when it is no PO file, one of another language, or too large.

    """
    read, taken = _read(file), Taken()
    if read.metadata.get("Language", language) != language:
        raise RuleBroken(_("This file is for another language."))
    for entry in read:
        if entry.msgstr and not entry.obsolete and not entry.fuzzy:
            _take_over(entry, f"term_{language}", taken, add=add)
    return taken


def _read(file: bytes) -> POFile:
    if len(file) > LARGEST:
        raise RuleBroken(_("This file is too large: a glossary has at most 1 MB."))
    try:
        text = file.decode("utf-8-sig")
        # Given a name of a file, polib would read that file instead: hence the empty line.
        read = pofile("\n" + text)
    except (OSError, ValueError):
        raise RuleBroken(_("This is not a PO file.")) from None
    if not read or "\0" in text:
        raise RuleBroken(_("This is not a PO file."))
    return read


def _take_over(entry: POEntry, column: str, taken: Taken, *, add: bool) -> None:
    term = GlossaryTerm.objects.filter(**{ORIGINAL: entry.msgid}).first()
    if term is None and not add:
        taken.unknown += 1
    elif max(len(entry.msgid), len(entry.msgstr)) > LONGEST or _is_said(entry, column):
        taken.refused += 1
    elif term is None or getattr(term, column) != entry.msgstr:
        term = term or GlossaryTerm(**{ORIGINAL: entry.msgid})
        setattr(term, column, entry.msgstr)
        term.save()
        taken.changed += 1


def _is_said(entry: POEntry, column: str) -> bool:
    """Say whether another term has the word already: each has its own in every language."""
    others = GlossaryTerm.objects.exclude(**{ORIGINAL: entry.msgid})
    return others.filter(**{column: entry.msgstr}).exists()
