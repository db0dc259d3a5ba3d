from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation

from common.durations import time_left, time_until

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(days=4, hours=23), "4 days left"),
        (timedelta(days=2), "2 days left"),
        (timedelta(hours=47), "47 hours left"),
        (timedelta(hours=2), "2 hours left"),
        (timedelta(minutes=119), "119 minutes left"),
        (timedelta(minutes=1), "1 minute left"),
        (timedelta(seconds=30), "less than a minute left"),
        (timedelta(0), "closed"),
        (timedelta(days=-3), "closed"),
    ],
)
def test_time_left_in_words(left, words):
    with translation.override("en"):
        assert time_left(NOW + left, at=NOW) == words


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        (timedelta(days=9), "in 9 days"),
        (timedelta(hours=5, minutes=9), "in 5 hours"),
        (timedelta(minutes=5), "in 5 minutes"),
        (timedelta(seconds=10), "now"),
        (timedelta(days=-1), "now"),
    ],
)
def test_time_until_in_words(wait, words):
    with translation.override("en"):
        assert time_until(NOW + wait, at=NOW) == words


@pytest.mark.parametrize("language", ["fr", "en", "es", "it", "ar"])
@pytest.mark.parametrize("days", [2, 3, 11, 100, 103])
def test_every_language_has_words_for_every_number(language, days):
    with translation.override(language):
        assert time_left(NOW + timedelta(days=days), at=NOW)
