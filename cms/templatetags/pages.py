"""What templates of pages draw with: ``{% load pages %}``."""

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from babel.numbers import format_decimal
from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.rich_text import RichText, expand_db_html

from cms.countries import country_name
from cms.event_hooks import warning_for
from cms.models import Partner, SiteImage
from cms.services.pictures import renditions
from common.coast import Place
from common.text import clean_html

register = template.Library()
register.filter("country", country_name)

#: How wide a picture is shown, for browsers to choose the size to fetch.
WIDTHS = {
    "card": "(min-width: 48rem) 24rem, 100vw",
    "wide": "(min-width: 74rem) 72rem, 100vw",
    "hero": "(min-width: 60rem) 36rem, 100vw",
    "paper": "15rem",
}


@register.inclusion_tag("cms/picture.html")
def picture(image: SiteImage | None, use: str, loading: str = "lazy") -> dict[str, Any]:
    """Draw a picture with its size, its words and its credit; nothing if there is none."""
    if image is None:
        return {"drawn": None}
    drawn = renditions(image, use)
    if not drawn:
        return {"drawn": None}
    small, large, *avif = drawn
    return {
        "image": image,
        "drawn": small,
        "large": large,
        "avif": avif,
        "sizes": WIDTHS[use],
        "loading": loading,
    }


@register.filter
def for_who_translates(props: str, may: Any) -> str:
    """Take the button out of the translators' screen that is closed to who only translates.

    It would stand first, and make a stand-in again of what they have translated.
    """
    if getattr(may, "can_stop_translating", lambda: True)():
        return props
    said = json.loads(props)
    said["links"]["convertToAliasUrl"] = None
    return json.dumps(said)


@register.inclusion_tag("cms/admin/registered.html")
def registered_for(pages: Page | list[dict[str, Any]]) -> dict[str, str]:
    """Warn that people expect to come: to one page, or to several as Wagtail lists them."""
    found = [pages] if isinstance(pages, Page) else [each["item"] for each in pages]
    return {"words": warning_for(found)}


@register.filter
def prose(text: RichText) -> SafeString:
    """Show rich text: links to pages are made whole, and the result is sealed.

    Editors' screens keep tags out already; translations and imports come in by other doors.
    """
    return clean_html(expand_db_html(text.source))


@register.filter
def number(value: float | Decimal | None) -> str:
    """Write a number as the reader's language does, with the digits all five share."""
    return "" if value is None else format_decimal(value, locale=get_language())


@register.filter
def by_country(partners: Iterable[Partner]) -> list[dict[str, Any]]:
    """Group partners by country, in the order in which each country first comes."""
    groups: dict[str, list] = {}
    for partner in partners:
        groups.setdefault(partner.country, []).append(partner)
    return [{"country": code, "partners": members} for code, members in groups.items()]


@register.filter
def as_places(partners: Iterable[Partner]) -> list[Place]:
    """Put partners on a map: the city, with who is there."""
    return [
        Place(
            partner.city, partner.latitude, partner.longitude, partner.name, f"#{anchor(partner)}"
        )
        for partner in partners
    ]


@register.filter
def anchor(partner: Partner) -> str:
    """Name the place of a partner on its page."""
    return f"partner-{partner.pk}"


@register.filter
def as_place(event: Any) -> list[Place]:
    """Put an event on a map, if it has a place on earth."""
    if event.latitude is None or event.longitude is None:
        return []
    return [Place(event.place or event.title, event.latitude, event.longitude, event.title)]
