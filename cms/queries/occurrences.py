"""The dates of events, whatever language their pages are read in."""

from typing import Any

from django.apps import apps
from django.db.models import Max, QuerySet, Sum
from django.utils import timezone
from wagtail.models import Page

MOST_SHOWN = 26


def dates_of(page: Page) -> QuerySet[Any]:
    """List all dates of an event, its page in any language, in their order."""
    occurrences = apps.get_model("cms", "Occurrence").objects
    return occurrences.filter(event__translation_key=page.translation_key).order_by("number")


def coming_dates(page: Page) -> QuerySet[Any]:
    """List the next dates of an event that are not over, with their places; at most 26."""
    now = timezone.now()
    dates = dates_of(page).filter(ends_at__gt=now).prefetch_related("places")
    return dates.order_by("starts_at", "pk")[:MOST_SHOWN]


def people_after(page: Page, count: int) -> int:
    """Count the people on the lists of the dates after the first `count`."""
    people = (
        dates_of(page)
        .filter(number__gte=count)
        .aggregate(registered=Sum("registered_count"), waiting=Sum("waiting_count"))
    )
    return (people["registered"] or 0) + (people["waiting"] or 0)


def most_places_taken(page: Page) -> int:
    """Say how many places are taken on the fullest date that is to come."""
    coming = dates_of(page).filter(ends_at__gt=timezone.now())
    return coming.aggregate(most=Max("registered_count"))["most"] or 0


def attended(page: Page) -> int:
    """Count the people who came, on all dates that have begun."""
    begun = dates_of(page).filter(starts_at__lte=timezone.now())
    return sum(occurrence.attended for occurrence in begun)
