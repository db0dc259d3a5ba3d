"""Finding the page of an address, and those above it, in one question to the database."""

from collections.abc import Sequence

from wagtail.models import Page

# No page lies deeper; a longer address is somebody's guess.
DEEPEST = 6


def way_to(home: Page, slugs: Sequence[str]) -> list[Page]:
    """Return the pages an address leads through, from below ``home`` down as far as there are any.

    Each knows the one above it.
    """
    if not slugs or len(slugs) > DEEPEST:
        return []
    named = Page.objects.descendant_of(home).filter(slug__in=slugs)
    pages = {page.url_path: page for page in named}
    way: list[Page] = []
    above = home
    for slug in slugs:
        page = pages.get(f"{above.url_path}{slug}/")
        if page is None:
            break
        page._cached_parent_obj = above  # noqa: SLF001 -- as Wagtail's own route does
        way.append(page)
        above = page
    return way
