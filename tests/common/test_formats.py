"""Days and hours as each language writes them (A-26)."""

from datetime import UTC, datetime

import pytest
from django.utils.formats import date_format, number_format
from django.utils.translation import override

MOMENT = datetime(2026, 12, 10, 17, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "day", "moment"),
    [
        ("ar", "10 ديسمبر 2026", "10 ديسمبر 2026، 17:30"),
        ("fr", "10 décembre 2026", "10 décembre 2026 17:30"),
    ],
)
def test_days_and_hours_are_written_as_their_readers_do(language, day, moment):
    with override(language):
        assert date_format(MOMENT, "DATE_FORMAT") == day
        assert date_format(MOMENT, "DATETIME_FORMAT") == moment


@pytest.mark.parametrize(
    ("language", "shown"), [("fr", "10\u202f000,5"), ("es", "10.000,5"), ("ar", "10,000.5")]
)
def test_large_numbers_are_written_as_amounts_are(language, shown):
    with override(language):
        assert number_format(10000.5, force_grouping=True) == shown
