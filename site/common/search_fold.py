"""One spelling for what people spell in several ways, so that a search finds all of them."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

# Letters Arabic writers use for one another, joined letters, and letters no accent makes.
LETTERS = str.maketrans(
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
        "œ": "oe",
        "Œ": "oe",
        "æ": "ae",
        "Æ": "ae",
        "ø": "o",
        "Ø": "o",
        "ł": "l",
        "Ł": "l",
        "ı": "i",
    }
)
# Marks that stand on or between the letters of a word and end none: accents, tashkeel, tatweel,
# joiners and the soft hyphen.
MARKS = r"\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d\u00ad"
WORD = re.compile(rf"(?:[^\W_]|[{MARKS}])+")
NOT_IN_A_WORD = re.compile(r"[\W_]+")
LONGEST_WORD = 60

# The light stemmer "light10" (Larkey, Ballesteros and Connell, 2007), on folded letters.
ARTICLES = ("وال", "بال", "كال", "فال", "ال", "لل")
ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
SHORTEST_STEM = 2


class Word(NamedTuple):
    """A word of a text: where it stands, and the spelling it is looked up by."""

    start: int
    end: int
    key: str


def fold(text: str) -> str:
    """Return text without case, accents, tashkeel, tatweel or Arabic letter variants.

    Digits of every script become 0-9 and runs of spaces one space. Used for what is indexed and
    for what is asked alike (PostgreSQL here has neither unaccent nor ICU collations).
    """
    letters = unicodedata.normalize("NFC", text).translate(LETTERS)
    plain = "".join(
        _digit(letter)
        for letter in unicodedata.normalize("NFKD", letters).casefold()
        if not unicodedata.category(letter).startswith(("M", "Cf"))
    )
    return " ".join(plain.split())


def words(text: str) -> Iterator[Word]:
    """Cut a text into words as they are looked up: folded, Arabic ones without article and ending.

    What only looks like a word (a lone mark) is left out. Every word is one run of letters and
    digits, so nothing in it means anything to PostgreSQL's parser.
    """
    for found in WORD.finditer(text):
        if key := look_up(found[0]):
            yield Word(found.start(), found.end(), key)


def look_up(word: str) -> str:
    """Return the spelling one word is looked up by, or "" if nothing of it is left."""
    plain = NOT_IN_A_WORD.sub("", fold(word))[:LONGEST_WORD]
    return light_stem(plain) if "\u0600" <= plain[:1] <= "\u06ff" else plain


def light_stem(word: str) -> str:
    """Take conjunction, article and the commonest endings off a folded Arabic word (light10)."""
    if word.startswith("و") and len(word) > SHORTEST_STEM + 1:
        word = word[1:]
    for article in ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= SHORTEST_STEM:
            word = word[len(article) :]
            break
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            word = word[: -len(ending)]
    return word


def _digit(letter: str) -> str:
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(value)
