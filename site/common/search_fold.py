"""One spelling for what people spell in several ways, so that a search finds all of them."""

import unicodedata

# Letters Arabic writers use for one another, and Eastern digits.
ARABIC = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ئ": "ي",
        "ؤ": "و",
        "ة": "ه",
        "ک": "ك",
        "ی": "ي",
        "ـ": None,
    }
)


def fold(text: str) -> str:
    """Return text without case, accents, tashkeel, tatweel or Arabic letter variants.

    Digits of every script become 0-9 and runs of spaces one space. Used for what is indexed and
    for what is asked alike (PostgreSQL here has neither unaccent nor ICU collations).
    """
    letters = unicodedata.normalize("NFC", text).translate(ARABIC)
    plain = "".join(
        _digit(letter)
        for letter in unicodedata.normalize("NFKD", letters).casefold()
        if not unicodedata.category(letter).startswith("M")
    )
    return " ".join(plain.split())


def _digit(letter: str) -> str:
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(value)
