"""Steps about people: for the person concerned and for the moderators of the place, nobody else."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import QuerySet

from common import clock
from participation.models import Case, Report, Step
from participation.queries.care import ALONG, cases_of
from participation.queries.keyset import Order, Page, page_of
from people.models import User
from people.rules import Visitor

PAGE = 20
NEWEST_FIRST = Order("at")
# So long an earlier step counts, and one may be appealed.
REMEMBERED = timedelta(days=365)
# What a step needs to have gone before it.
EARLIER = {Step.Kind.LIMIT: Step.Kind.WARNING, Step.Kind.SUSPENSION: Step.Kind.LIMIT}


def concerned(case: Case, report: Report | None) -> User | None:
    """Return whom a step would be about: who sent a report, or who wrote the words."""
    person = report.person if report else case.thing.author
    return person if person and person.is_active and not person.erased_at else None


def possible_for(person: User) -> list[str]:
    """List the steps that may be taken about a person now, the mildest first. One query."""
    since = clock.now() - REMEMBERED
    counting = Step.objects.filter(person=person, taken_back_at=None, at__gte=since)
    had = set(counting.values_list("kind", flat=True))
    return [kind for kind in Step.Kind if kind not in EARLIER or EARLIER[kind] in had]


def may_be_appealed(step: Step) -> bool:
    """Tell whether the time to appeal runs and there is something to appeal against."""
    return step.taken_back_at is None and clock.now() < step.at + REMEMBERED


def steps_of(moderator: User) -> QuerySet[Step]:
    """Return the steps taken in a moderator's cases, but for those about themselves."""
    cases = cases_of(moderator).select_related(None).order_by()
    found = Step.objects.filter(case__in=cases.values("pk")).exclude(person=moderator)
    return found.select_related("person", "moderator", "taken_back_by", "appeal")


def page_of_steps(
    moderator: User, *, after: int | None = None, before: int | None = None
) -> Page[Step]:
    """Return a page of the steps in a moderator's cases, the newest first."""
    rows = steps_of(moderator).select_related("case__territory")
    return page_of(rows, order=NEWEST_FIRST, size=PAGE, after=after, before=before)


def step_for(moderator: User, pk: int) -> Step | None:
    """Return one such step with what it is about."""
    along = (f"case__{name}" for name in ALONG)
    found = steps_of(moderator).select_related(*along, "report", "appeal__decided_by")
    return found.filter(pk=pk).first()


def step_about(person: Visitor, pk: int) -> Step | None:
    """Return a step about a person, for that person. One query."""
    if not person.is_authenticated:
        return None
    along = (f"case__{name}" for name in ALONG)
    found = Step.objects.select_related(*along, "report", "appeal")
    return found.filter(person=person.pk, pk=pk).first()
