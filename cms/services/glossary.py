"""The words of the house as PO files, for the tools translators work with."""

from django.db import transaction
from django.utils.translation import gettext as _
from polib import POEntry, POFile, pofile  # type: ignore[import-untyped]

from cms.models import GlossaryTerm
from common.exceptions import RuleBroken

LONGEST = 120
ORIGINAL = "term_fr"


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
def import_glossary(language: str, text: str) -> int:
    """Take the terms of a PO file over; return how many changed. Unknown terms are added.

    Raises:
        RuleBroken: when it is no PO file, or one of another language.

    """
    # Given a name of a file, polib would read that file instead.
    if "msgid" not in text:
        raise RuleBroken(_("This is not a PO file."))
    try:
        file = pofile(text)
    except (OSError, UnicodeDecodeError, ValueError):
        raise RuleBroken(_("This is not a PO file.")) from None
    if file.metadata.get("Language", language) != language:
        raise RuleBroken(_("This file is for another language."))
    return sum(_take_over(entry, f"term_{language}") for entry in file)


def _take_over(entry: POEntry, column: str) -> bool:
    if not entry.msgstr or entry.obsolete or max(len(entry.msgid), len(entry.msgstr)) > LONGEST:
        return False
    term, made = GlossaryTerm.objects.get_or_create(**{ORIGINAL: entry.msgid})
    if getattr(term, column) == entry.msgstr:
        return made
    setattr(term, column, entry.msgstr)
    term.save()
    return True
