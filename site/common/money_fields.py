"""One field for amounts of money: written and read as the language of the page writes numbers."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from babel import Locale
from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol
from django import forms
from django.utils.translation import get_language

# Blanks of every width and apostrophes stand between thousands in all languages.
BETWEEN_THOUSANDS = re.compile(r"(?<=\d)[\s’'٬](?=\d{3}(?!\d))")


class MoneyField(forms.DecimalField):
    """Takes "86 000", "86.000,50" or "86000", as the reader's language means it; shows "86 000"."""

    def __init__(self, **options: Any) -> None:
        box = forms.TextInput(attrs={"inputmode": "decimal", "class": "short"})
        usual: dict[str, Any] = {"max_digits": 12, "decimal_places": 2, "widget": box}
        super().__init__(**usual | options)

    def prepare_value(self, value: Any) -> Any:
        """Write a stored amount with its thousands apart; what was typed stays as it was typed."""
        if not isinstance(value, int | float | Decimal):
            return value
        whole = value == int(value)
        pattern = "#,##0" if whole else "#,##0.00"
        return format_decimal(value, pattern, locale=_reader(), numbering_system="latn")

    def to_python(self, value: Any) -> Any:
        return super().to_python(_plain(value) if isinstance(value, str) else value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare amounts, not how they are written."""
        if self.disabled:
            return False
        try:
            return self.to_python(data) != self.to_python(self.prepare_value(initial))
        except forms.ValidationError:
            return True


def _reader() -> Locale:
    return Locale.parse(get_language() or "en", sep="-")


def _plain(typed: str) -> str:
    """Turn an amount as people write it into one as programs do."""
    group = re.escape(get_group_symbol(_reader(), numbering_system="latn"))
    decimal = get_decimal_symbol(_reader(), numbering_system="latn")
    bare = BETWEEN_THOUSANDS.sub("", typed.strip())
    # "1.500" in Spanish is one thousand and a half; in English it is a number of three decimals.
    bare = re.sub(rf"(?<=\d){group}(?=\d{{3}}(?!\d))", "", bare)
    return bare.replace(decimal, ".").replace("٫", ".")
