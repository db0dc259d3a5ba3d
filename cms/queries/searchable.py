"""What everybody may find of pages and of the files that published pages hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef
from django.db.models.functions import Length, Substr
from wagtail.models import CollectionViewRestriction, Page, ReferenceIndex
from wagtail.search.index import SearchField

from cms.queries.translations import original_of
from common.searchable import Found, Kind

KINDS = {
    "NewsPage": Kind.NEWS,
    "EventPage": Kind.EVENT,
    "LibraryItem": Kind.LIBRARY,
}
# The page's own day, wherever a kind of page has one.
DAYS = ("published_on", "starts_at", "first_published_at")
TITLES = {"title", "slug"}
# The tree's root is no page anybody reads.
SHALLOWEST = 2


def describe_pages(keys: Sequence[str]) -> Iterator[Found]:
    """Describe published pages without a key, and the public files in them.

    Stand-ins are left out: what they stand for is found in its own language. Costs a query for
    each kind of page among the keys, and one for all their files.
    """
    found = Page.objects.filter(pk__in=keys, depth__gte=SHALLOWEST, alias_of__isnull=True)
    pages = list(found.live().public().select_related("locale").specific())
    held = {page.pk: files_in(page) for page in pages}
    files = public_files().in_bulk({key for files in held.values() for key in files})
    for page in pages:
        if page.live_revision_id is None and original_of(page):
            continue  # a translation that was begun and still says its original's words
        yield _page(page)
        for key, language in held[page.pk].items():
            if key in files:
                yield _file(page, files[key], language)


def page_keys() -> Iterable[int]:
    """List all pages."""
    return Page.objects.order_by("pk").values_list("pk", flat=True)


def public_files() -> Any:
    """List the files in collections that need no key, nor does any around them. No query."""
    above = Substr(OuterRef("collection__path"), 1, Length("collection__path"))
    closed = CollectionViewRestriction.objects.filter(collection__path=above)
    files = apps.get_model("cms", "SiteDocument").objects.select_related("collection")
    return files.filter(~Exists(closed))


def files_in(page: Page) -> dict[int, str]:
    """Map the files a page holds, by key, to the language the page says each is in. No query."""
    files: dict[int, str] = {}
    model = apps.get_model("cms", "SiteDocument")
    for field in page._meta.concrete_fields:  # noqa: SLF001 -- Django's public way to fields
        value = field.value_from_object(page)
        if field.related_model is model and value:
            files.setdefault(int(value), "")
        elif hasattr(field, "extract_references"):
            named = field.extract_references(value)
            files |= {int(key): "" for found, key, *_path in named if found is model}
            files |= _languages_of(value)
    return {key: language or page.locale.language_code for key, language in files.items()}


def _languages_of(stream: Any) -> dict[int, str]:
    """Read the languages of files in a stream of `LanguageFile`, which are its raw values."""
    return {
        block["value"]["document"]: block["value"].get("language") or ""
        for block in getattr(stream, "raw_data", ())
        if isinstance(block.get("value"), dict) and block["value"].get("document")
    }


def pages_holding(document: Any) -> set[int]:
    """Name the pages that hold a file, as far as Wagtail's index of references knows."""
    pages = ContentType.objects.get_for_model(Page)
    uses = ReferenceIndex.get_references_to(document).filter(base_content_type=pages)
    return {int(key) for key in uses.values_list("object_id", flat=True)}


def _page(page: Any) -> Found:
    return Found(
        key=str(page.pk),
        thing=f"page:{page.translation_key}",
        kind=KINDS.get(type(page).__name__, Kind.PAGE),
        language=page.locale.language_code,
        title=page.title,
        text=text_of(page),
        url=page.get_url() or "",
        territory_id=getattr(page, "territory_id", None),
        happened_on=_day(page),
    )


def _file(page: Any, document: Any, language: str) -> Found:
    return Found(
        key=str(page.pk),
        thing=f"document:{document.pk}",
        kind=Kind.DOCUMENT,
        language=language if language in dict(settings.LANGUAGES) else page.locale.language_code,
        title=document.title,
        text=getattr(document, "text", "") or "",
        url=document.url,
        territory_id=getattr(page, "territory_id", None),
        happened_on=_day(page),
    )


def text_of(page: Any) -> str:
    """Put together what a page says, by the fields it declares searchable, without its title."""
    texts: list[str] = []
    for field in page.get_search_fields():
        if isinstance(field, SearchField) and field.field_name not in TITLES:
            value = field.get_value(page)
            texts += value if isinstance(value, list) else [value]
    return "\n".join(dict.fromkeys(str(text) for text in texts if text))


def _day(page: Any) -> date | None:
    moment = next((value for name in DAYS if (value := getattr(page, name, None))), None)
    return moment.date() if isinstance(moment, datetime) else moment
