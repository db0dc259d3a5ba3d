from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from common.money import cents, millions, money
from common.money_fields import MoneyField


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


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("fr", "86 000", 86_000),
        ("fr", "86\u202f000,50", "86000.50"),
        ("fr", "1.5", "1.5"),
        ("es", "86.000", 86_000),
        ("it", "1.234.567,8", "1234567.8"),
        ("en", "1,234,567.80", "1234567.8"),
        ("en", "86000", 86_000),
        ("ar", "86,000.5", "86000.5"),
        ("ar", "٨٦٬٠٠٠٫٥", "86000.5"),
    ],
)
def test_an_amount_is_understood_as_people_write_it(language, typed, meant):
    with override(language):
        assert MoneyField().clean(typed) == Decimal(meant)


@pytest.mark.parametrize(
    ("language", "typed"),
    [("fr", "86.000"), ("fr", "8 60 000"), ("es", "1,2,3"), ("en", "12.345"), ("en", "=1")],
)
def test_what_may_mean_two_amounts_is_asked_again(language, typed):
    with override(language), pytest.raises(ValidationError):
        MoneyField().clean(typed)


@pytest.mark.parametrize(
    ("language", "amount", "shown"),
    [
        ("fr", "86000.00", "86\u202f000"),
        ("es", "1234.5", "1.234,50"),
        ("ar", "1234.50", "1,234.50"),
        ("en", "0", "0"),
    ],
)
def test_an_amount_in_a_field_is_written_as_on_the_page_and_comes_back_the_same(
    language, amount, shown
):
    field = MoneyField()
    with override(language):
        assert field.prepare_value(Decimal(amount)) == shown
        assert field.clean(shown) == Decimal(amount)
        assert not field.has_changed(Decimal(amount), shown)
        assert field.has_changed(Decimal(amount), "7")
        assert field.prepare_value("8 x") == "8 x"
