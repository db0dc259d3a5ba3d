"""Texts that come in several languages, or in one."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

# A text by language ({"fr": …, "ar": …}), or one in the language of whoever writes.
Words = Mapping[str, str] | str


def filled(thing: Any, field: str, words: Words) -> None:
    """Write a translated field of ``thing``: each language given, or the current one."""
    if isinstance(words, str):
        words = {get_language() or settings.LANGUAGE_CODE: words}
    for language, text in words.items():
        setattr(thing, f"{field}_{language}", text.strip())
