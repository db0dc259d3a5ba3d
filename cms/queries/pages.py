"""Pages that other pages point at."""

from collections.abc import Iterable

from wagtail.models import Locale, Page


def in_language(pages: Iterable[Page], locale: Locale) -> dict[int, Page]:
    """Map each page's key to the published page that says the same in `locale`.

    Costs two queries however many pages there are. A page nobody may read without a key, or that is
    not published in this language, is left out.
    """
    chosen = {page.pk: page.translation_key for page in pages if page}
    if not chosen:
        return {}
    found = Page.objects.live().public().filter(translation_key__in=chosen.values(), locale=locale)
    by_key = {page.translation_key: page for page in found}
    return {pk: by_key[key] for pk, key in chosen.items() if key in by_key}
