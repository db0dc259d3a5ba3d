from decimal import Decimal

import pytest
from django.utils.translation import override

from common.money import cents, millions, money


@pytest.mark.parametrize(
    ("language", "amount", "currency", "shown"),
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
def test_amounts_are_written_as_the_reader_does(language, amount, currency, shown):
    with override(language):
        assert cents(amount, currency) == money(Decimal(amount) / 100, currency) == shown


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("fr", "1,1 million €"),
        ("en", "1.1 million €"),
        ("es", "1,1 millones €"),
        ("it", "1,1 milioni €"),
    ],
)
def test_budgets_are_written_in_millions(language, shown):
    with override(language):
        assert millions(Decimal(1_100_000), "EUR").replace("\u00a0", " ") == shown
