"""Open data: pages, events and the library. Only published pages that need no key."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from wagtail.models import Page

from cms.models import EventPage, LibraryItem
from cms.queries.pages import without_key
from cms.queries.searchable import KINDS, SHALLOWEST
from common.open_data import LANGUAGES, Asked, Listed, page_of
from common.searchable import Kind

router = Router(tags=["pages"])
MODELS = {kind.value: model.lower() for model, kind in KINDS.items()}


class PageOut(Schema):
    id: int
    kind: str
    language: str
    translation_key: str
    title: str
    url: str
    first_published_at: datetime | None
    last_published_at: datetime | None

    @staticmethod
    def resolve_kind(page: Page) -> str:
        return KINDS.get(page.specific_class.__name__, Kind.PAGE).value

    @staticmethod
    def resolve_language(page: Page) -> str:
        return page.locale.language_code

    @staticmethod
    def resolve_translation_key(page: Page) -> str:
        return str(page.translation_key)

    @staticmethod
    def resolve_url(page: Page, context: Any) -> str:
        return page.get_full_url(context["request"]) or ""


class EventOut(PageOut):
    summary: str
    starts_at: datetime
    ends_at: datetime
    zone: str
    mode: str
    place: str
    latitude: float | None
    longitude: float | None


class LibraryItemOut(PageOut):
    summary: str
    type: str
    form: str
    authors: str
    licence: str
    published_on: date

    @staticmethod
    def resolve_type(item: LibraryItem) -> str:
        return item.kind

    @staticmethod
    def resolve_kind(_item: Page) -> str:
        return Kind.LIBRARY.value


@router.get("pages", response=Listed[PageOut])
def pages(request: HttpRequest, place: Asked, kind: str = "", language: str = "") -> Any:
    """List published pages; `kind` is page, news, event or library."""
    found = _written(Page.objects.filter(depth__gte=SHALLOWEST), language)
    if kind in MODELS:
        found = found.filter(content_type__model=MODELS[kind])
    elif kind == Kind.PAGE:
        found = found.exclude(content_type__model__in=MODELS.values())
    return page_of(request, found, place, kind=kind, language=language)


@router.get("events", response=Listed[EventOut])
def events(request: HttpRequest, place: Asked, language: str = "") -> Any:
    """List events, those that are over too."""
    return page_of(request, _written(EventPage.objects.all(), language), place, language=language)


@router.get("library", response=Listed[LibraryItemOut])
def library(request: HttpRequest, place: Asked, language: str = "") -> Any:
    """List deliverables, documents and videos."""
    return page_of(request, _written(LibraryItem.objects.all(), language), place, language=language)


def _written(rows: Any, language: str) -> Any:
    """Keep what is published without a key and written in its language, not a stand-in."""
    found = without_key(rows.live()).filter(alias_of__isnull=True).select_related("locale")
    return found.filter(locale__language_code=language) if language in LANGUAGES else found
