"""Events as lists show them."""

from datetime import timedelta
from typing import Any

from django.apps import apps
from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail.query import PageQuerySet

from .pages import without_key
from .pictures import drawn

PER_PAGE = 20
MOST_UPCOMING = 50
MOST_IN_FEED = 200
SHOWN_AFTERWARDS = timedelta(days=30)


def published_events(*, together: bool = False) -> PageQuerySet:
    """List published events anybody may read, each with its picture, in no order.

    `next_at` is when an event takes place next; of an event that is over, when it first did.
    """
    model = apps.get_model("cms", "EventPage")
    events = with_next_date(without_key(model.objects.live()))
    events = events.select_related("picture", "locale", "alias_of__locale")
    return drawn(events, "picture", together=together)


def with_next_date(events: Any) -> Any:
    """Say of each event when it takes place next: `next_at`, the first time if it is over."""
    return events.annotate(next_at=Coalesce(_of_next_date("starts_at"), "starts_at"))


def with_registered(events: Any) -> Any:
    """Say of each event how many have a place on its next date: `registered`, or None."""
    return events.annotate(registered=_of_next_date("registered_count"))


def _of_next_date(column: str) -> Subquery:
    dates = apps.get_model("cms", "Occurrence").objects.filter(
        event__translation_key=OuterRef("translation_key"), ends_at__gt=timezone.now()
    )
    return Subquery(dates.order_by("starts_at", "pk").values(column)[:1])


def chosen(events: PageQuerySet, *, territory: Any = None, mode: str = "") -> PageQuerySet:
    """Keep the events inside a territory and of one mode, where they are asked for."""
    if territory is not None:
        events = events.filter(territory__path__startswith=territory.path)
    return events.filter(mode=mode) if mode else events


def events_in(index: Page, *, page_number: str | None, **asked: Any) -> tuple[QuerySet, ListPage]:
    """List an index's coming events, soonest first and at most fifty, and a page of past ones.

    Which pages are private is asked once for both.
    """
    events = chosen(published_events().child_of(index), **asked)
    now = timezone.now()
    upcoming = events.filter(last_ends_at__gt=now).order_by("next_at", "pk")[:MOST_UPCOMING]
    past = events.filter(last_ends_at__lte=now).order_by("-last_ends_at", "-pk")
    return upcoming, Paginator(past, PER_PAGE).get_page(page_number)


def next_events(
    locale: Locale, count: int, territory: Any = None, *, together: bool = False
) -> QuerySet:
    """List the events of one language that come next, in a territory if one is named."""
    events = published_events(together=together).filter(
        locale=locale, last_ends_at__gt=timezone.now()
    )
    events = chosen(events, territory=territory)
    return events.order_by("next_at", "pk")[:count]


def nearest_events(locale: Locale, count: int, *, together: bool = False) -> list:
    """List the events of one language that come next and, if they are few, the last ones."""
    coming = list(next_events(locale, count, together=together))
    if len(coming) == count:
        return coming
    over = published_events(together=together).filter(
        locale=locale, last_ends_at__lte=timezone.now()
    )
    return [*coming, *over.order_by("-last_ends_at", "-pk")[: count - len(coming)]]


def events_for_calendars(language: str) -> QuerySet:
    """List the events of a language for feeds: from a month ago on, at most two hundred."""
    since = timezone.now() - SHOWN_AFTERWARDS
    events = published_events().filter(locale__language_code=language, last_ends_at__gt=since)
    return events.order_by("next_at", "pk")[:MOST_IN_FEED]
