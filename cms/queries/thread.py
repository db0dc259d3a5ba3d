"""How pages are shown on the thread."""

from django.utils.translation import get_language
from wagtail.models import Page

from thread.refs import Kind, Ref
from thread.registry import Reader, Shown


def ref(page: Page) -> Ref:
    """Name a page on the thread: in all languages it is one thing."""
    return Ref(Kind.PAGE, page.translation_key)


def pages_shown(keys: list[str], _reader: Reader) -> dict[str, Shown]:
    """Show the published pages anybody may read, in the reader's language; one query and a few."""
    pages = (
        Page.objects.live()
        .public()
        .filter(translation_key__in=keys, locale__language_code=get_language())
    )
    return {
        str(page.translation_key): Shown(
            title=page.title,
            url=page.get_url() or "",
            happened_at=page.first_published_at,
            summary=page.search_description,
        )
        for page in pages.select_related("locale")
    }
