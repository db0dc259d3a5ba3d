"""Public names: what may be one, and which two look the same.

A public name stands beside everything a person writes, so it must not be able to pass for
somebody else's, nor for that of the people who run the site. Two names are the same name when
their `look` is: the skeleton of Unicode Technical Standard 39 (letters that look alike become
one), without case, accents, spaces or punctuation.
"""

import re
import unicodedata
from functools import cache

from confusable_homoglyphs.confusables import confusables_data
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from common.fields import composed

SHORTEST = 2
LONGEST = 40
MARKS_IN_A_ROW = 2
PUNCTUATION = frozenset(" .-_'’·")

# What casefold and the Unicode tables leave apart, though a reader sees one shape.
SAME_SHAPE = str.maketrans(
    {"0": "o", "1": "l", "i": "l", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه"}
    | {chr(0x0660 + digit): str(digit) for digit in range(2, 10)}
    | {chr(0x06F0 + digit): str(digit) for digit in range(2, 10)}
    | {"٠": "o", "۰": "o", "١": "l", "۱": "l", "ـ": ""}
)

KEPT = _("This name is kept for the people who run the site.")
# Whoever runs the site, in its five languages. A name may neither be one nor hold one as a word.
RESERVED_WORDS = """
    noria admin administrator administrateur administratrice administrador administradora
    amministratore amministratrice moderator moderateur moderatrice moderador moderadora
    moderatore moderation organiser organizer organisateur organisatrice organizador
    organizadora organizzatore organizzatrice facilitator facilitateur facilitatrice
    facilitador facilitadora facilitatore facilitatrice verifier verificateur verificatrice
    verificador verificadora verificatore verificatrice webmaster official officiel oficial
    ufficiale support system staff root مدير مديرة المدير مشرف مشرفة المشرف إدارة الإدارة
    منسق ميسر مدقق رسمي الدعم
"""


@cache
def _letter(character: str) -> str:
    """Find the plain ASCII letter or digit a character looks like, or leave it."""
    if character.isascii():
        return character
    twins = (twin["c"].casefold() for twin in confusables_data.get(character, ()))
    return next((twin for twin in twins if twin.isascii() and twin.isalnum()), character)


def look(name: str) -> str:
    """Fold a name to what the eye keeps of it; names with one look are one name.

    Case, accents, spaces and punctuation go; letters of other scripts that look Latin become
    Latin; Arabic letters with several forms become one. Follows UTS 39, section 4, coarser.
    """
    # Before and after case is folded: М looks like M, though м does not look like m.
    seen = "".join(map(_letter, unicodedata.normalize("NFKC", name))).casefold()
    bare = unicodedata.normalize("NFKD", seen)
    folded = "".join(map(_letter, bare)).casefold().translate(SAME_SHAPE)
    return "".join(character for character in folded if character.isalnum())


def tidy(name: str) -> str:
    """Compose accents and make every run of spaces one space."""
    return composed(name)


@cache
def _reserved_looks() -> frozenset[str]:
    return frozenset(look(word) for word in RESERVED_WORDS.split())


def _is_allowed(character: str) -> bool:
    kind = unicodedata.category(character)
    return kind[0] in "LM" or kind == "Nd" or character in PUNCTUATION


def looks_official(name: str) -> bool:
    """Tell whether a name could be taken for that of the people who run the site."""
    words = {look(word) for word in re.split(r"[^\w]+", name)} | {look(name)}
    if words & _reserved_looks():
        return True
    whole = look(name)
    return whole.startswith(("admln", "moderat", "norla", look("مشرف"))) and len(whole) > 4


def validate_public_name(name: str) -> None:
    """Refuse names that cannot be read, cannot be told apart or pretend to an office.

    Raises:
        ValidationError: with a sentence for the person choosing the name.

    """
    if not SHORTEST <= len(name) <= LONGEST or len(look(name)) < SHORTEST:
        raise ValidationError(
            _("Choose a name of %(shortest)d to %(longest)d letters."),
            params={"shortest": SHORTEST, "longest": LONGEST},
        )
    if not all(_is_allowed(character) for character in name):
        raise ValidationError(_("Use only letters, digits, spaces and . - _ '"))
    marks = "".join("m" if unicodedata.category(c)[0] == "M" else "-" for c in name)
    if "m" * (MARKS_IN_A_ROW + 1) in marks:
        raise ValidationError(_("This name has too many accents on one letter."))
    if looks_official(name):
        raise ValidationError(KEPT)
