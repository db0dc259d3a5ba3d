import pytest
from django.utils.translation import override

from common.money import money


@pytest.mark.parametrize(
    ("language", "cents", "currency", "shown"),
    [
        ("fr", 12_000_000, "EUR", "120\u202f000\u00a0€"),
        ("en", 12_000_000, "EUR", "€120,000"),
        ("es", 4_025, "EUR", "40,25\u00a0€"),
        ("it", 0, "EUR", "0\u00a0€"),
        ("ar", 12_000_000, "EUR", "\u200f120,000\u00a0€"),
        ("fr", 4_050, "TND", "40,50\u00a0TND"),
        ("en", 100, "XXQ", "XXQ1"),
    ],
)
def test_amounts_are_written_as_the_reader_does(language, cents, currency, shown):
    with override(language):
        assert money(cents, currency) == shown
