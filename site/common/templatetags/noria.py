"""What templates of every floor draw with: ``{% load noria %}``."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_info, pgettext_lazy
from django_cotton.templatetags import Attrs

from common import durations, icons, money, translated_texts, wheel, zellige, zone_names
from common.differences import Part
from common.stylesheet import stylesheet
from common.text import clean_html, web_address

register = template.Library()

register.filter("time_left", durations.time_left)
register.filter("time_until", durations.time_until)
register.filter("clock", zone_names.clock_of)
register.filter("money", money.money)
register.filter("cents", money.cents)
register.filter("millions", money.millions)
register.filter("clean_html", clean_html)
register.filter("web_address", web_address)


@register.simple_tag(name="zellige")
def draw_zellige(identifier: object, size: int | str = "") -> SafeString:
    """Draw the tile of an object, named by its kind and key: ``{% zellige "process-12" %}``."""
    return zellige.tile(str(identifier), size)


@register.simple_tag(name="icon")
def draw_icon(name: str, label: str = "") -> SafeString:
    """Draw a Lucide icon: ``{% icon "calendar" %}``; with ``label`` it speaks for itself."""
    return icons.icon(name, label=label)


@register.inclusion_tag("common/wheel.html", name="wheel")
def draw_wheel(station: str = "", compact: object = False) -> dict[str, Any]:
    """Draw the wheel with its current station lit; ``compact`` is one line, for heads of pages."""
    return {
        "stations": wheel.placed(station),
        "current": station if station in wheel.KEYS else "",
        "compact": compact,
        "explained_at": reverse("common:wheel"),
    }


@register.simple_tag(name="stylesheet_url")
def stylesheet_url() -> str:
    """Give the address of the stylesheet; it changes when the stylesheet does."""
    return reverse("stylesheet", args=[stylesheet()[1]])


@register.simple_tag(name="attributes")
def write_attributes(attrs: Attrs) -> SafeString:
    """Write the attributes a component did not declare itself, every value quoted and escaped.

    Cotton's own ``{{ attrs }}`` trusts a bound value that starts and ends with a quotation mark.
    """
    return mark_safe("".join(_attribute(k, v) for k, v in attrs.attrs_dict().items()))  # noqa: S308 -- escaped below


def _attribute(name: str, value: object) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return f" {name}"
    known = isinstance(value, SafeString)
    text = str(value).replace('"', "&quot;") if known else str(escape(value))
    return f' {name}="{text}"'


@register.filter(name="language_name")
def language_name(code: str) -> str:
    """Give the language's own name for itself, or the code, if the site does not know it."""
    try:
        return str(get_language_info(code)["name_local"])
    except KeyError:
        return str(code)


register.filter("spoken", translated_texts.language_said)
register.filter("said", translated_texts.said)


#: Where French sets a mark apart from its word, the line must not end between them.
APART = re.compile(r" (?=[:;!?»])|(?<=«) ")


@register.filter(is_safe=True)
def unbroken(text: object) -> str:
    """Keep the marks of French with their words, however an editor typed the space."""
    return APART.sub("\u00a0", str(text))


@register.filter(name="iso")
def iso(moment: datetime) -> str:
    """Write a moment for machines, with its zone, to the second (RFC 3339)."""
    return moment.isoformat(timespec="seconds")


MARKS = {
    "added": ("ins", pgettext_lazy("difference", "added")),
    "removed": ("del", pgettext_lazy("difference", "removed")),
}


@register.filter
def as_marks(parts: Iterable[Part]) -> SafeString:
    """Write a difference: what is added in <ins>, what is removed in <del>, every blank kept."""
    return format_html_join("", "{}", ((_marked(part),) for part in parts))


def _marked(part: Part) -> SafeString:
    if part.kind not in MARKS:
        return format_html("<span>{}</span>", part.text)
    tag, word = MARKS[part.kind]
    said = format_html('<span class="visually-hidden">{}: </span>', word)
    return format_html("<{0}>{1}<span>{2}</span></{0}>", tag, said, part.text)
