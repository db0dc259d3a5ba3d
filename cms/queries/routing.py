"""Finding the page of an address, and those above it, in two questions to the database."""

from collections.abc import Sequence

from django.db.models import Q
from django.utils.translation import get_language
from wagtail.models import Page, Site

# No page lies deeper; a longer address is somebody's guess.
DEEPEST = 6


def way_to(site: Site, slugs: Sequence[str]) -> list[Page]:
    """Return the pages an address leads through, from the home page of the language down.

    As far as there are any: what is left of the address is for the last of them. Each knows the one
    above it. Empty if this language has no home page that is published. One query.
    """
    asked = slugs[:DEEPEST]
    homes = Q(translation_key=site.root_page.translation_key, live=True)
    pages = Page.objects.filter(homes | Q(slug__in=asked), locale__language_code=get_language())
    by_address = {page.url_path: page for page in pages}
    home = next((page for page in by_address.values() if _is_home(page, site)), None)
    way = [home] if home else []
    for slug in asked:
        page = by_address.get(f"{way[-1].url_path}{slug}/") if way else None
        if page is None:
            break
        page._cached_parent_obj = way[-1]  # noqa: SLF001 -- as Wagtail's own route does
        way.append(page)
    return way


def _is_home(page: Page, site: Site) -> bool:
    return page.translation_key == site.root_page.translation_key
