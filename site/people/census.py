"""Reading a register somebody uploads: a bounded CSV, in memory, and nothing else."""

import csv
import io
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Uploads up to this size stay in memory: no clear line ever lies on a disk.
MOST_BYTES = 2_000_000
MOST_ROWS = 100_000
DELIMITERS = ",;\t"
DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")
LONGEST_NUMBER = 40


def document_key(number: str) -> str:
    """Write a document number as all who copy it would: letters and digits alone, in capitals."""
    plain = unicodedata.normalize("NFKC", number)
    return "".join(sign for sign in plain.upper() if sign.isalnum())


def day_of(text: str) -> date:
    """Read a day as registers write it.

    Raises:
        ValueError: when it is none.

    """
    for shape in DAYS:
        try:
            return datetime.strptime(text.strip(), shape).date()  # noqa: DTZ007 -- a day has no zone
        except ValueError:
            continue
    raise ValueError(text)


def read(content: bytes, *, number_column: str, born_column: str) -> list[tuple[str, date]]:
    """Read document numbers and days of birth out of a CSV file with a line of headings.

    Raises:
        ValidationError: when it is too long or no such file, a column is missing, or a line cannot
            be read. The sentence names the line, never what it says.

    """
    if len(content) > MOST_BYTES:
        raise ValidationError(_("This file is too large. Load at most 2 MB at a time."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise ValidationError(_("This is no CSV file in UTF-8. Save it as one first.")) from wrong
    if "\0" in text:
        raise ValidationError(_("This is no CSV file in UTF-8. Save it as one first."))
    heading = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=heading.count)
    rows = csv.reader(io.StringIO(text), delimiter=delimiter)
    try:
        return list(_lines(rows, number_column, born_column))
    except csv.Error as wrong:
        raise ValidationError(_("This is no CSV file in UTF-8. Save it as one first.")) from wrong


def _lines(rows: Iterator[list[str]], number: str, born: str) -> Iterator[tuple[str, date]]:
    headings = [heading.strip().casefold() for heading in next(rows, [])]
    places = []
    for column in (number, born):
        if column.strip().casefold() not in headings:
            raise ValidationError(_("There is no column “%(name)s”."), params={"name": column})
        places.append(headings.index(column.strip().casefold()))
    for line, row in enumerate(rows, 2):
        if line > MOST_ROWS + 1:
            raise ValidationError(_("There are too many lines. Load at most 100,000 at a time."))
        if any(row):
            yield _line(row, places, line)


def _line(row: list[str], places: list[int], line: int) -> tuple[str, date]:
    try:
        number, born = (row[place] for place in places)
        day = day_of(born)
    except (IndexError, ValueError):
        number, day = "", date.min
    if not 1 <= len(document_key(number)) <= LONGEST_NUMBER:
        # Without `from`: what the line says must stand in no log.
        raise ValidationError(_("Line %(line)d cannot be read."), params={"line": line}) from None
    return number, day
