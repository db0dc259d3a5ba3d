"""Which language a page is written in, and where its translations are."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Locale, Page

from .translations import original_of


def language_of(page: Page) -> str:
    """Name the language the page's words are in: for a stand-in, that of the page it stands for.

    So it is with a translation that has begun and was never published: readers still see the
    original. Costs one query for a stand-in, two for what was never published, none otherwise
    (locales are cached by Wagtail).
    """
    shown = page.alias_of if page.alias_of_id else page
    if not page.alias_of_id and page.live and not page.live_revision_id:
        shown = original_of(page) or page
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


def page_in(page: Page, language: str) -> Page:
    """Find the published page that says the same in a language, else the page itself."""
    model = type(page)
    found = model.objects.live().filter(
        translation_key=page.translation_key, locale__language_code=language
    )
    return found.select_related("locale", "alias_of__locale").first() or page
