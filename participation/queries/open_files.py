"""What is kept of the tables of public processes."""

from __future__ import annotations

from datetime import date

from participation.models import OpenFile, Process

#: Whose tables are kept: what everybody may read. Those of others are written for who may.
OPEN = Process.objects.filter(access=Process.Access.PUBLIC, published_at__isnull=False)


def newest(process: Process, name: str, after: int) -> OpenFile | None:
    """Return a file as it was kept last, while every word in it still stands. One query."""
    files = OpenFile.objects.filter(process=process, process__in=OPEN, has_words=True)
    return files.filter(name=name, after=after).first()


def of_day(process: Process, name: str, day: date, after: int) -> OpenFile | None:
    """Return a file of a day, without words. One query."""
    files = OpenFile.objects.filter(process=process, process__in=OPEN, has_words=False)
    return files.filter(name=name, day=day, after=after).first()


def days_of(process: Process) -> list[tuple[date, list[str]]]:
    """List the days of which something is kept, the newest first, with the tables. One query."""
    files = OpenFile.objects.filter(process=process, process__in=OPEN, has_words=False, after=0)
    days: dict[date, list[str]] = {}
    for day, name in files.order_by("-day", "name").values_list("day", "name"):
        days.setdefault(day, []).append(name)
    return list(days.items())
