"""What participation's templates need: ``{% load participation_tags %}``."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from babel import Locale
from babel.numbers import format_currency
from django import template
from django.utils.translation import get_language

register = template.Library()


@register.filter
def of(mapping: Mapping[Any, Any], key: Any) -> Any:
    """Return a mapping's value for a key that a template only knows as a variable."""
    return mapping.get(key)


@register.filter
def money(amount: Decimal, currency: str) -> str:
    """Write an amount of money the way the reader's language does, cents only if there are any."""
    locale = Locale.parse(get_language() or "fr", sep="-")
    pattern = locale.currency_formats["standard"].pattern
    whole = amount == amount.to_integral_value()
    return format_currency(
        amount,
        currency,
        format=pattern.replace("0.00", "0") if whole else pattern,
        locale=locale,
        currency_digits=False,
        # Western digits in Arabic too, as in the rest of the site.
        numbering_system="latn",
    )
