"""What first care lets go of after its time."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q

from common import clock
from participation.models import Case, Report

REPORTS = timedelta(days=365)


def forget_reporters() -> int:
    """Leave of reports decided a year ago that there was one, and why; return how many."""
    old = Report.objects.filter(
        ~Q(email="") | ~Q(details="") | Q(person__isnull=False),
        answered_at__lt=clock.now() - REPORTS,
    ).exclude(case__status__in=[Case.Status.OPEN, Case.Status.APPEALED])
    return old.update(email="", details="", person=None)
