"""How hard a text is to read: words per sentence and long words, for each of the five languages.

Plain-language guides agree on short sentences (15 words) and few long words; the share of words
above a length is what LIX (Björnsson 1968) counts. How long is long differs: a Romance language
needs more letters than English, and Arabic, which writes no short vowels, fewer.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nlargest

MOST_WORDS = 15
MOST_LONG = 0.20
#: From how many letters on a word counts as long.
LONG_FROM = {"en": 9, "fr": 10, "es": 10, "it": 10, "ar": 8}
SENTENCE_END = re.compile(r"[.!?؟…。]+[»”\"')\]]*(?:\s+|$)|\n+|؛")
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
TATWEEL = "ـ"
#: Words a text needs before a share of them says anything.
FEWEST_WORDS = 30


@dataclass(frozen=True)
class Reading:
    """What was measured: words per sentence, the share of long words (0 to 1), words in all."""

    words_per_sentence: float
    long_share: float
    words: int

    @property
    def sentences_are_long(self) -> bool:
        return self.words_per_sentence > MOST_WORDS

    @property
    def words_are_long(self) -> bool:
        return self.words >= FEWEST_WORDS and self.long_share > MOST_LONG


def reading_of(text: str, language: str) -> Reading:
    """Measure a plain text. Vowel signs and tatweel of Arabic do not count as letters.

    An elided word (l'eau, dell'acqua) is two words, as it is two to the reader.
    """
    sentences = _sentences(text)
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return Reading(0, 0, 0)
    long_from = LONG_FROM.get(language.split("-", maxsplit=1)[0], 10)
    long = sum(len(word) >= long_from for word in words)
    return Reading(len(words) / len(sentences), long / len(words), len(words))


def how_many_sentences(text: str) -> int:
    """Count the sentences of a text, those without a word left out."""
    return len(_sentences(text))


def _sentences(text: str) -> list[list[str]]:
    return [words for part in SENTENCE_END.split(text) if (words := _words(part))]


def hardest(texts: Iterable[str], language: str, number: int) -> list[tuple[float, str]]:
    """List the texts with the longest sentences, each with its words a sentence."""
    measured = ((reading_of(text, language).words_per_sentence, text) for text in texts)
    return nlargest(number, measured)


def _words(sentence: str) -> list[str]:
    bare = "".join(
        letter
        for letter in sentence.replace(TATWEEL, "")
        if unicodedata.category(letter) != "Mn" or letter == "\u0301"
    )
    return [part for word in WORD.findall(bare) for part in re.split(r"[’']", word) if part]
