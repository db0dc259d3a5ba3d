"""Tables for people's spreadsheets."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from tablib import Dataset

#: Spreadsheets take a cell that begins so for a formula, full-width signs included.
FORMULA_SIGNS = "=+\\-@＝＋－＠"
UNSEEN = " \u00a0\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
BEGINS = re.compile(f"^(?=[{UNSEEN}]*[{FORMULA_SIGNS}\t\r\n])")
# Where the comma is the decimal sign, spreadsheets split cells at semicolons and line ends too.
GOES_ON = re.compile(f"(?<=[;\t\r\n])(?=[{UNSEEN}]*[{FORMULA_SIGNS}])")
BYTE_ORDER_MARK = "\ufeff"


def csv_of(headers: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Write rows as CSV with a byte order mark, for Arabic to open right; no cell is a formula.

    Texts that a spreadsheet would calculate get a `'` before them (OWASP, CSV injection); numbers
    stay numbers.
    """
    table = Dataset(headers=[quoted(header) for header in headers])
    for row in rows:
        table.append([quoted(cell) for cell in row])
    return BYTE_ORDER_MARK + str(table.export("csv"))


def quoted(cell: Any) -> Any:
    """Take the power of a formula from a text; anything else is left as it is."""
    return GOES_ON.sub("'", BEGINS.sub("'", cell)) if isinstance(cell, str) else cell
