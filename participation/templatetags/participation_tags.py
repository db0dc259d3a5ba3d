"""What participation's templates need: ``{% load participation_tags %}``."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any, NamedTuple

from django import template
from django.utils.html import format_html

from participation.models.care import Reason
from participation.services.premoderation import waits_for_links
from participation.views.kept_words import writer_mark

register = template.Library()
register.filter("waits_for_links", waits_for_links)


@register.filter
def of(mapping: Mapping[Any, Any], key: Any) -> Any:
    """Return a mapping's value for a key that a template only knows as a variable."""
    return mapping.get(key)


@register.filter
def reason_words(reason: str) -> str:
    """Say a moderator's reason as people read it."""
    return str(Reason(reason).label)


@register.simple_tag(takes_context=True)
def written_by(context: Mapping[str, Any]) -> str:
    """Say in a form who writes it, so that words sent too late are given back to them alone."""
    return format_html(
        '<input type="hidden" name="writer" value="{}">', writer_mark(context["request"])
    )


class Part(NamedTuple):
    is_quote: bool
    text: str


@register.filter
def quoted(text: str) -> list[Part]:
    """Split a text into what its author says and what they quote: lines that begin with ">"."""
    return [
        Part(is_quote, "\n".join(line[1:].lstrip() if is_quote else line for line in lines))
        for is_quote, lines in groupby(text.splitlines(), key=lambda line: line.startswith(">"))
    ]
