"""Countries of the programme's shores, named in the reader's language."""

from babel import Locale
from django.utils.functional import lazy
from django.utils.translation import get_language

COUNTRIES = [
    "AL", "BA", "BE", "CY", "DE", "DZ", "EG", "ES", "FR", "GR", "HR", "IL", "IT", "JO", "LB", "LY",
    "MA", "ME", "MT", "PS", "PT", "SI", "SY", "TN", "TR",
]  # fmt: skip

# The long form CLDR gives is the name of the territories; people say, and the programme says, this.
SHORT_NAMES = {
    "PS": {
        "ar": "فلسطين",
        "en": "Palestine",
        "es": "Palestina",
        "fr": "Palestine",
        "it": "Palestina",
    },
}


def country_name(code: str, language: str | None = None) -> str:
    """Name a country in a language, by default the one the page is shown in."""
    language = (language or get_language() or "en").split("-")[0]
    short = SHORT_NAMES.get(code, {}).get(language)
    return short or Locale.parse(language).territories.get(code, code)


#: The same, looked up each time it is shown.
country_label = lazy(country_name, str)


def country_choices() -> list[tuple[str, str]]:
    """List the countries with their names, for fields of models."""
    return [(code, country_label(code)) for code in COUNTRIES]
