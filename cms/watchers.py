"""What makes the search look again: published, taken back, moved, made private, deleted."""

from collections.abc import Iterable
from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cms.models import SearchEntry, SiteDocument
from cms.queries.searchable import describe_pages, page_keys, pages_holding
from cms.services.indexing import look_again
from common import searchable

PAGES = "page"


def start() -> None:
    """Let pages be found, and look again whenever any floor says that something changed."""
    searchable.register(PAGES, describe_pages, page_keys)
    searchable.listen(look_again)


@receiver([page_published, page_unpublished])
def look_at_page(instance: Page, **_signal: Any) -> None:
    searchable.touch(PAGES, [instance.pk])


@receiver([page_slug_changed, post_page_move])
def look_below_page(instance: Page, **_signal: Any) -> None:
    searchable.touch(PAGES, _with_all_below([instance]))


@receiver([post_save, post_delete], sender=PageViewRestriction)
def look_behind_key(instance: PageViewRestriction, raw: bool = False, **_signal: Any) -> None:
    if not raw:
        searchable.touch(PAGES, _with_all_below(Page.objects.filter(pk=instance.page_id)))


@receiver(post_delete)
def forget_page(sender: type, instance: Any, **_signal: Any) -> None:
    if sender is Page:
        searchable.touch(PAGES, [instance.pk])


@receiver([post_save, post_delete], sender=SiteDocument)
def look_at_file(instance: SiteDocument, raw: bool = False, **_signal: Any) -> None:
    if not raw:
        searchable.touch(PAGES, _pages_of([instance]))


@receiver([post_save, post_delete], sender=CollectionViewRestriction)
def look_behind_key_of_files(
    instance: CollectionViewRestriction, raw: bool = False, **_signal: Any
) -> None:
    if not raw:
        collections = instance.collection.get_descendants(inclusive=True)
        searchable.touch(PAGES, _pages_of(SiteDocument.objects.filter(collection__in=collections)))


def _with_all_below(pages: Iterable[Page]) -> list[int]:
    return [
        key
        for page in pages
        for key in page.get_descendants(inclusive=True).values_list("pk", flat=True)
    ]


def _pages_of(documents: Iterable[SiteDocument]) -> set[str]:
    """Name the pages that hold files: those found with them, and those known to refer to them."""
    keys: set[str] = set()
    for document in documents:
        found = SearchEntry.objects.filter(thing=f"document:{document.pk}")
        keys |= {owner.partition(":")[2] for owner in found.values_list("owner", flat=True)}
        if document.pk:
            keys |= {str(key) for key in pages_holding(document)}
    return keys
