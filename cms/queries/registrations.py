"""Lists of those who come, for whoever runs an event, and a person's own."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from cms.models import EventPage, Occurrence, Registration
from cms.models.registrations import RegistrationQuerySet
from common.search_fold import fold
from common.sorting import Folded
from people.models import User

PER_PAGE = 50
EXPORTED = (
    "occurrence__event__title", "occurrence__starts_at", "name", "email", "language", "answers",
    "state", "created_at", "cancelled_at", "reminded_at", "checked_in_at",
)  # fmt: skip


def everybody_on(occurrence: Occurrence) -> QuerySet[Registration]:
    """List who has a place on a date, then who waits for one, by name, each with the group."""
    people = occurrence.registrations.standing().select_related("places")
    return people.order_by("state", Folded("name"), "pk")


def page_of(occurrence: Occurrence, *, name: str, page_number: str | None) -> ListPage:
    """Show one page of a date's list; of those with some letters in their name, if asked."""
    people = everybody_on(occurrence)
    if name:
        people = people.annotate(spelt=Folded("name")).filter(spelt__contains=fold(name))
    return Paginator(people, PER_PAGE).get_page(page_number)


def table_of(event: EventPage, occurrence: Occurrence) -> tuple[list[str], list[list[Any]]]:
    """Write a date's list as a table: headings, and a row for each person. One query.

    Questions are in the words of the event's page; what was answered is in the person's words.
    """
    questions = {str(part.id): part.value["label"] for part in event.questions}
    headings = ["name", "email", "language", "state", "group", "registered_at", "checked_in_at"]
    rows = [
        [
            person.name,
            person.email,
            person.language,
            person.state,
            person.places.name if person.places else "",
            person.created_at.isoformat(timespec="minutes"),
            person.checked_in_at.isoformat(timespec="minutes") if person.checked_in_at else "",
            *_answers(person, questions),
        ]
        for person in everybody_on(occurrence)
    ]
    return [*headings, *questions.values()], rows


def _answers(person: Registration, questions: dict[str, str]) -> list[str]:
    given = {answer["key"]: answer["answer"] for answer in person.answers}
    return [given.get(key, "") for key in questions]


def registrations_of(person: User) -> QuerySet[Registration]:
    """List what a person registered for while signed in, newest first. One query."""
    theirs = Registration.objects.standing().filter(person=person)
    return theirs.select_related("occurrence__event").order_by("-created_at", "-pk")


def for_export(person: User) -> list[dict[str, Any]]:
    """List all that is held of a person's registrations, by account or by address."""
    return [dict(row) for row in everything_about(person).order_by("pk").values(*EXPORTED)]


def everything_about(person: User) -> RegistrationQuerySet:
    """List a person's registrations, by account or by address, cancelled ones too."""
    theirs = Q(person=person)
    # Who was put on a list by hand may have no address: that is nobody's.
    if person.email:
        theirs |= Q(email__iexact=person.email)
    return Registration.objects.filter(theirs)


def how_many_expect(pages: Iterable[Page]) -> int:
    """Count who has a place or waits on a date to come of these pages and all below. One query."""
    below = [Q(occurrence__event__path__startswith=page.path) for page in pages]
    if not below:
        return 0
    coming = Registration.objects.standing().filter(occurrence__ends_at__gt=timezone.now())
    return coming.filter(reduce(or_, below)).count()
