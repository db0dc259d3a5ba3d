"""The tables of public processes, kept each night: the newest whole, earlier days without words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db import transaction

from common import clock
from participation.models import OpenFile, Process
from participation.queries.open_files import OPEN
from participation.queries.tables import TABLES, Table, sheet_of

#: So many days on which something was different are kept of each table.
MOST_DAYS = 30


def keep_open_data() -> int:
    """Keep the tables of every public process as they are now; return how many processes."""
    pks = list(OPEN.order_by("pk").values_list("pk", flat=True))
    for pk in pks:
        keep_files(process_pk=pk)
    return len(pks)


@transaction.atomic
def keep_files(*, process_pk: int) -> None:
    """Keep the tables of a public process; of another, nothing. A second time a day: anew.

    Whatever takes words from readers takes them from here as well, or waits: its trigger asks for
    the same row that is held here, so that nothing is read before and kept after.
    """
    process = OPEN.select_for_update(of=("self",)).filter(pk=process_pk).first()
    if process is None:
        return
    today = clock.now().astimezone(process.zone).date()
    process.open_files.filter(has_words=True).delete()
    process.open_files.filter(day=today).delete()
    for name, table in TABLES.items():
        whole, numbers = [], []
        for words, plain in _files_of(process, name, table, today):
            whole.append(words)
            numbers.append(plain)
        OpenFile.objects.bulk_create(whole)
        if _differs(process, name, numbers):
            OpenFile.objects.bulk_create(numbers)
        _forget_old(process, name)


def _files_of(
    process: Process, name: str, table: Table, today: date
) -> Iterator[tuple[OpenFile, OpenFile]]:
    """Read a table file by file: each as it is, and without words."""
    after: int | None = 0
    while after is not None:
        rows, last = table.read(process, after)
        kept = {"process": process, "name": name, "day": today, "after": after, "last": last}
        yield (
            OpenFile(
                **kept, has_words=True, made_at=clock.now(), text=sheet_of(table.columns, rows)
            ),
            OpenFile(
                **kept, has_words=False, made_at=clock.now(), text=sheet_of(table.numbers, rows)
            ),
        )
        after = last


def _differs(process: Process, name: str, files: list[OpenFile]) -> bool:
    """Tell whether a day is worth keeping: the last one kept was not the same."""
    kept = process.open_files.filter(name=name, has_words=False)
    newest = kept.values("day")[:1]
    before = list(kept.filter(day=newest).order_by("after").values_list("text", flat=True))
    return before != [file.text for file in files]


def _forget_old(process: Process, name: str) -> None:
    kept = process.open_files.filter(name=name, has_words=False)
    days = kept.order_by("-day").values_list("day", flat=True).distinct()
    if oldest := list(days[MOST_DAYS : MOST_DAYS + 1]):
        kept.filter(day__lte=oldest[0]).delete()
