"""What participation's templates need: ``{% load participation_tags %}``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def of(mapping: Mapping[Any, Any], key: Any) -> Any:
    """Return a mapping's value for a key that a template only knows as a variable."""
    return mapping.get(key)
