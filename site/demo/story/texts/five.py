"""One text in the five languages of the site, as the fields of a model want it."""

LANGUAGES = ("fr", "en", "es", "it", "ar")


def five(field: str, *texts: str) -> dict[str, str]:
    """Name a field's five translations: French, English, Spanish, Italian, Arabic."""
    return {f"{field}_{code}": text for code, text in zip(LANGUAGES, texts, strict=True)}
