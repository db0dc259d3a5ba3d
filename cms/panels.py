"""Panels of editing screens that more than one model needs."""

from typing import TYPE_CHECKING

from django.conf import settings
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


def in_all_languages(name: str, heading: "str | StrPromise") -> MultiFieldPanel:
    """Lay the texts of one translated field out together, one a language."""
    fields = [FieldPanel(f"{name}_{code}") for code in settings.MODELTRANSLATION_LANGUAGES]
    return MultiFieldPanel(fields, heading=heading)
