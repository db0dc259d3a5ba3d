"""Tables for people's spreadsheets."""

from collections.abc import Iterable, Sequence
from typing import Any

from tablib import Dataset

#: Spreadsheets take a cell that begins so for a formula, full-width signs included.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
UNSEEN = " \u00a0\u200b\u200e\u200f"
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
    if not isinstance(cell, str):
        return cell
    return (
        f"'{cell}" if cell.lstrip(" \u00a0\u200b\u200e\u200f").startswith(FORMULA_SIGNS) else cell
    )
