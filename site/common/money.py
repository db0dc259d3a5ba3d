"""Amounts of money in the reader's language, with Western digits in all five."""

from decimal import Decimal

from babel import Locale
from babel.numbers import format_currency, format_decimal, get_currency_name, get_currency_symbol
from django.utils.translation import get_language


def _reader() -> Locale:
    return Locale.parse(get_language() or "en", sep="-")


def money(amount: Decimal, currency: str) -> str:
    """Write an amount: "120 000 €". ``currency`` is an ISO 4217 code.

    Whole amounts have no decimals; the parts never stand on two lines.
    """
    locale = _reader()
    pattern = locale.currency_formats["standard"].pattern
    whole = amount == amount.to_integral_value()
    return format_currency(
        amount,
        currency,
        format=pattern.replace(".00", "") if whole else pattern,
        locale=locale,
        numbering_system="latn",
        currency_digits=False,
    )


def cents(amount: int, currency: str) -> str:
    """Write an amount that is counted in hundredths, as ballots do."""
    return money(Decimal(amount) / 100, currency)


def millions(amount: Decimal, currency: str) -> str:
    """Write an amount in millions, as budgets do: "1.1 million €"."""
    locale = _reader()
    count = amount / 1_000_000
    pattern = locale.compact_decimal_formats["long"][locale.plural_form(count)]["1000000"]
    words = pattern.pattern.replace("0", format_decimal(count, "0.#", locale=locale))
    return f"{words} {get_currency_symbol(currency, locale=locale)}"


def currency_name(currency: str) -> str:
    """Name a currency as one asks for an amount of it: "Tunisian dinars"."""
    return get_currency_name(currency, count=100, locale=_reader())
