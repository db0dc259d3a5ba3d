from decimal import Decimal

from babel import Locale
from babel.numbers import format_currency
from django.utils.translation import get_language


def money(cents: int, currency: str) -> str:
    """Write an amount as the reader's language does, with Western digits: "120 000 €".

    ``cents`` is an integer, ``currency`` an ISO 4217 code. Whole amounts have no decimals.
    """
    locale = Locale.parse(get_language() or "en", sep="-")
    pattern = locale.currency_formats["standard"].pattern
    return format_currency(
        Decimal(cents) / 100,
        currency,
        format=pattern if cents % 100 else pattern.replace(".00", ""),
        locale=locale,
        numbering_system="latn",
        currency_digits=False,
    )
