"""Events as lists show them."""

from django.apps import apps
from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail.query import PageQuerySet

PER_PAGE = 20
MOST_UPCOMING = 50


def published_events() -> PageQuerySet:
    """List published events anybody may read, each with its picture, in no order."""
    model = apps.get_model("cms", "EventPage")
    return (
        model.objects.live()
        .public()
        .select_related("picture", "locale", "alias_of__locale")
        .prefetch_related("picture__renditions")
    )


def upcoming_events_in(index: Page) -> QuerySet:
    """List an index's events that are not over, soonest first, at most fifty."""
    events = published_events().child_of(index).filter(ends_at__gt=timezone.now())
    return events.order_by("starts_at", "pk")[:MOST_UPCOMING]


def past_events_in(index: Page, *, page_number: str | None) -> ListPage:
    """Show one page of an index's events that are over, the latest first."""
    events = published_events().child_of(index).filter(ends_at__lte=timezone.now())
    return Paginator(events.order_by("-starts_at", "-pk"), PER_PAGE).get_page(page_number)


def next_events(locale: Locale, count: int) -> QuerySet:
    """List the events of one language that come next."""
    events = published_events().filter(locale=locale, ends_at__gt=timezone.now())
    return events.order_by("starts_at", "pk")[:count]


def nearest_events(locale: Locale, count: int) -> list:
    """List the events of one language that come next and, if they are few, the last ones."""
    coming = list(next_events(locale, count))
    if len(coming) == count:
        return coming
    over = published_events().filter(locale=locale, ends_at__lte=timezone.now())
    return [*coming, *over.order_by("-starts_at", "-pk")[: count - len(coming)]]
