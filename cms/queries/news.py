"""News as lists show them."""

from django.apps import apps
from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import QuerySet
from wagtail.models import Locale, Page
from wagtail.query import PageQuerySet

from .pages import without_key

PER_PAGE = 20


def published_news() -> PageQuerySet:
    """List published news anybody may read, newest first, each with its picture.

    Costs two queries: one asks which parts of the site are private.
    """
    # Models name their queries, so queries look models up by name.
    model = apps.get_model("cms", "NewsPage")
    return (
        without_key(model.objects.live())
        .select_related("picture", "locale", "alias_of__locale")
        .prefetch_related("picture__renditions")
        .order_by("-published_on", "-pk")
    )


def news_in(index: Page, *, page_number: str | None) -> ListPage:
    """Show one page of an index's news; a wrong number shows the nearest page there is."""
    return Paginator(published_news().child_of(index), PER_PAGE).get_page(page_number)


def latest_news(locale: Locale, count: int) -> QuerySet:
    """List the newest news of one language."""
    return published_news().filter(locale=locale)[:count]
