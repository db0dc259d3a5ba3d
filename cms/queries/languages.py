"""Which language a page is written in, and where its translations are."""

from django.db.models import QuerySet
from wagtail.models import Page


def language_of(page: Page) -> str:
    """Name the language the page's words are in: for a stand-in, that of the page it stands for.

    Costs one query for a stand-in, none otherwise (locales are cached by Wagtail).
    """
    shown = page.alias_of if page.alias_of_id else page
    return shown.locale.language_code


def written_translations(page: Page) -> QuerySet[Page]:
    """List the published pages that say this page's words in a language of their own."""
    return (
        Page.objects.live()
        .filter(translation_key=page.translation_key, alias_of__isnull=True)
        .select_related("locale")
        .order_by("locale__language_code")
    )
