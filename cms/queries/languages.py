"""Which language a page is written in, and where its translations are."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Locale, Page

from common.languages import Place

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


def versions_of(page: Page) -> list[Page]:
    """List a page in all its languages, stand-ins included, each with its locale. One query.

    The page itself and what it stands for get their locales from there, so that nobody asks again.
    """
    known = Page.objects.live().filter(translation_key=page.translation_key)
    versions = list(known.select_related("locale"))
    by_key = {version.pk: version for version in versions}
    if page.pk in by_key:
        page.locale = by_key[page.pk].locale
    if page.alias_of_id in by_key:
        page.alias_of = by_key[page.alias_of_id]
    return versions


def addresses_of(request: HttpRequest) -> dict[str, str] | None:
    """Say where the page that is being shown is in each language, and where another stands in.

    None if the answer is no page of the site. No query: the page has found its versions already.
    """
    versions = getattr(request, "shown_versions", None)
    if versions is None:
        return None
    return {
        each.locale.language_code: Place.at(each.get_url(request), stands_in=bool(each.alias_of_id))
        for each in versions
    }


def page_in(page: Page, language: str) -> Page:
    """Find the published page that says the same in a language, else the page itself."""
    model = type(page)
    found = model.objects.live().filter(
        translation_key=page.translation_key, locale__language_code=language
    )
    return found.select_related("locale", "alias_of__locale").first() or page


def canonical_of(page: Page, versions: list[Page]) -> str:
    """Give the address under which a page should be known: of a stand-in, its original's."""
    known = {version.pk: version for version in versions}
    return str(known.get(page.alias_of_id, page).get_url() or "")
