"""Lines of text that people type, without what nobody sees in them."""

import re
import unicodedata
from typing import Any

from django import forms

# No line of ours is as long. Accents are composed at a price that grows by the square of how many
# stand on one letter, so what is longer is left for the form to refuse.
LONGEST = 2_000


def composed(text: str) -> str:
    """Compose accents and make every run of spaces one space."""
    if len(text) > LONGEST:
        return text
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def tidy(text: str) -> str:
    """Leave out what nobody sees (also what turns a line of text round), and make spaces one."""
    return composed("".join(c if unicodedata.category(c)[0] != "C" else " " for c in text))


class TidyField(forms.CharField):
    """A line of text without invisible signs."""

    def to_python(self, value: Any) -> str:
        # Control signs of whole documents (NUL) are refused before this, as everywhere.
        return tidy(super().to_python(value) or "")
