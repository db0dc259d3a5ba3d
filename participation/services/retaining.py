"""What first care lets go of after its time."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from common import clock
from participation.models import Case, Report, Step, StepAppeal
from participation.queries.steps import REMEMBERED
from participation.services import taking
from people.services import audit

REPORTS = timedelta(days=365)
# So long hidden words are kept for an appeal, and for whoever answers it.
HIDDEN = timedelta(days=365)


def forget_reporters() -> int:
    """Leave of reports decided a year ago that there was one, and why; return how many."""
    old = Report.objects.filter(
        ~Q(email="") | ~Q(details="") | Q(person__isnull=False),
        answered_at__lt=clock.now() - REPORTS,
    ).exclude(case__status__in=[Case.Status.OPEN, Case.Status.APPEALED])
    return old.update(email="", details="", person=None)


def forget_steps() -> int:
    """Forget steps about people a year after they began and ended; return how many.

    By then they count for no further step. One whose appeal waits stays.
    """
    since = clock.now() - REMEMBERED
    old = Step.objects.filter(Q(ends_at=None) | Q(ends_at__lt=since), at__lt=since)
    waiting = StepAppeal.objects.filter(decided_at=None)
    return old.exclude(pk__in=waiting.values("step")).delete()[1].get("participation.Step", 0)


def erase_hidden() -> int:
    """Erase words that have been hidden for a year, without an appeal that waits; return how many.

    The year begins anew with each decision and with the answer to an appeal.
    """
    since = clock.now() - HIDDEN
    hidden = Case.objects.filter(status=Case.Status.HIDDEN, decisions__at__lt=since)
    of_late = Case.objects.filter(
        Q(decisions__at__gte=since) | Q(decisions__appeal__decided_at__gte=since)
    )
    old = hidden.exclude(pk__in=of_late.values("pk")).values_list("pk", flat=True).distinct()
    return sum(_erase(pk) for pk in list(old))


@transaction.atomic
def _erase(pk: int) -> bool:
    case = Case.objects.select_for_update(of=("self",), no_key=True).get(pk=pk)
    if case.status != Case.Status.HIDDEN:
        return False
    taking.erase(case.thing)
    case.status = Case.Status.ERASED
    case.save(update_fields=["status"])
    audit.record(action="care.kept_long_enough", actor=None, target=str(case))
    return True
