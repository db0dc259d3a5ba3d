"""What the site says is easy to read in each of its languages (A-25)."""

import re
from collections import Counter

import pytest

from cms.checks.reading import MOST_LONG, MOST_WORDS, reading_of
from common import catalogues

LANGUAGES = ("fr", "en", "es", "it", "ar")
LONGEST_SENTENCE = 30
#: What stands for a word, or for none.
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}|<[^>]+>")


def texts(language):
    """List every text of the interface as its readers get it."""
    for message in catalogues.read("fr" if language == "en" else language):
        said = message.id if language == "en" else message.string
        for text in said if isinstance(said, (tuple, list)) else (said,):
            yield PLACEHOLDER.sub("x", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_interface_is_easy_to_read(language):
    every = [text for text in texts(language) if text]

    reading = reading_of("\n".join(every), language)

    assert reading.words > 5000
    assert reading.words_per_sentence <= MOST_WORDS
    assert reading.long_share <= MOST_LONG
    hard = Counter({text: reading_of(text, language).words_per_sentence for text in every})
    assert not [text for text, words in hard.most_common(20) if words > LONGEST_SENTENCE]
