"""Library items as lists show them."""

from django.apps import apps
from wagtail.models import Locale
from wagtail.query import PageQuerySet

from .pages import without_key
from .pictures import drawn

PER_PAGE = 24


def published_items(*, together: bool = False) -> PageQuerySet:
    """List published library items anybody may read, newest first, each with its preview."""
    model = apps.get_model("cms", "LibraryItem")
    items = without_key(model.objects.live()).order_by("-published_on", "-pk")
    items = items.select_related("preview", "locale", "alias_of__locale")
    return drawn(items, "preview", together=together)


def latest_items(locale: Locale, count: int, *, together: bool = False) -> dict[str, list]:
    """Group the newest items of one language by kind, at most `count` of each.

    Costs two queries whatever the size of the library.
    """
    by_kind: dict[str, list] = {"deliverable": [], "document": [], "video": []}
    for item in published_items(together=together).filter(locale=locale)[: count * 10]:
        if len(by_kind[item.kind]) < count:
            by_kind[item.kind].append(item)
    return by_kind
