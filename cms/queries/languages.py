"""Which language a page is written in, and where its translations are."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Locale, Page


def language_of(page: Page) -> str:
    """Name the language the page's words are in: for a stand-in, that of the page it stands for.

    Costs one query for a stand-in, none otherwise (locales are cached by Wagtail).
    """
    shown = page.alias_of if page.alias_of_id else page
    return shown.locale.language_code


def locale_shown(context: dict[str, Any] | None) -> Locale:
    """Find the language of the page a block is shown on, without asking again for each block."""
    page = (context or {}).get("page")
    return page.locale if page else Locale.get_active()


def written_translations(page: Page) -> QuerySet[Page]:
    """List the published pages that say this page's words in a language of their own."""
    return (
        Page.objects.live()
        .filter(translation_key=page.translation_key, alias_of__isnull=True)
        .select_related("locale")
        .order_by("locale__language_code")
    )


def addresses_of(request: HttpRequest) -> dict[str, str] | None:
    """Say where the page that is being shown is in each language, stand-ins included.

    None if the answer is no page of the site. Costs one query.
    """
    page = getattr(request, "shown_page", None)
    if page is None:
        return None
    known = Page.objects.live().filter(translation_key=page.translation_key)
    return {
        other.locale.language_code: other.get_url(request)
        for other in known.select_related("locale")
    }
