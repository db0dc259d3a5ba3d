"""Texts that are kept in several languages, where one stands in for another."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from modeltranslation.utils import build_localized_fieldname, resolution_order


def language_said(thing: Any, field: str) -> str:
    """Name the language a text is shown in: the reader's, or the one that stands in; "" if empty.

    ``{{ process|spoken:"title" }}``
    """
    for code in resolution_order(get_language()):
        if getattr(thing, build_localized_fieldname(field, code), None):
            return str(code)
    return ""


def said(thing: Any, field: str) -> str | SafeString:
    """Give a text in the reader's language; one that stands in for it says which language it is.

    ``{{ process|said:"title" }}``
    """
    words, language = getattr(thing, field, ""), language_said(thing, field)
    if not language or language == get_language():
        return str(words)
    return format_html('<span lang="{}" dir="auto">{}</span>', language, words)


def in_each(thing: Any, field: str) -> dict[str, str]:
    """Give what a text says by language, where it says something."""
    said = {code: getattr(thing, f"{field}_{code}") for code, _name in settings.LANGUAGES}
    return {code: str(words) for code, words in said.items() if words}


def in_readers(words: Mapping[str, Any]) -> str:
    """Give what was said by language as the reader reads it, or what stands in; "" if nothing."""
    order = [*resolution_order(get_language()), *words]
    return str(next((words[code] for code in order if words.get(code)), ""))
