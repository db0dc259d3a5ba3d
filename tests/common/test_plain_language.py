"""What the site says is easy to read in each of its languages (A-25)."""

import pytest
from django.core.management import call_command

from cms.checks.reading import MOST_LONG, MOST_WORDS, hardest, reading_of
from common import catalogues

LANGUAGES = ("fr", "en", "es", "it", "ar")
LONGEST_SENTENCE = 30


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_interface_is_easy_to_read(language):
    every = list(catalogues.texts(language))

    reading = reading_of("\n".join(every), language)

    assert reading.words > 5000
    assert reading.words_per_sentence <= MOST_WORDS
    assert reading.long_share <= MOST_LONG
    assert hardest(every, language, 1)[0][0] <= LONGEST_SENTENCE


def test_the_hardest_twenty_of_a_language_can_be_asked_for(capsys):
    call_command("hardest_texts", "ar")

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 20
    lengths = [float(line.split()[0]) for line in lines]
    assert lengths == sorted(lengths, reverse=True)
