"""Files of other sites, row by row and in bounded memory. What cannot be read is named."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

LONGEST_LINE = 200_000


class BadFile(Exception):
    """The file as a whole cannot be read; the message says why."""


class BadRow(Exception):
    """One row cannot be taken; the message says why."""


@dataclass(frozen=True)
class Row:
    """One row and the line it begins at; with a fault it holds no values."""

    line: int
    values: dict[str, Any] = field(default_factory=dict)
    fault: str = ""

    def sound_values(self) -> dict[str, Any]:
        """Return what the row holds, or raise ``BadRow`` with its fault."""
        if self.fault:
            raise BadRow(self.fault)
        return self.values


def rows_of(file: Path, needs: Iterable[str]) -> Iterator[Row]:
    """Read a .jsonl or .csv file in UTF-8, one row after the other.

    Raises:
        BadFile: when it cannot be opened, is of another kind, or a CSV lacks a column.

    """
    readers = {".jsonl": _json_rows, ".csv": _csv_rows}
    reader = readers.get(file.suffix.lower())
    if reader is None:
        raise BadFile(f"{file.name}: only .jsonl and .csv files can be read.")
    try:
        yield from reader(file, sorted(needs))
    except OSError as error:
        raise BadFile(f"{file.name} cannot be opened: {error.strerror}.") from error


def _json_rows(file: Path, needs: list[str]) -> Iterator[Row]:
    for line, text in _lines(file):
        if text is None:
            yield Row(line, fault=f"The line is longer than {LONGEST_LINE:,} bytes.")
        elif text.strip():
            try:
                yield Row(line, _complete(_object(text), needs))
            except BadRow as bad:
                yield Row(line, fault=str(bad))


def _lines(file: Path) -> Iterator[tuple[int, str | None]]:
    """Yield lines with their numbers; None for one that is too long to be held."""
    with file.open("rb") as stream:
        number = 0
        while raw := stream.readline(LONGEST_LINE):
            number += 1
            whole = raw.endswith(b"\n") or len(raw) < LONGEST_LINE
            while not raw.endswith(b"\n") and (more := stream.readline(LONGEST_LINE)):
                raw = more
            # Wrong bytes become lone surrogates, which `_complete` finds wherever they stand.
            yield number, raw.decode("utf-8", "surrogateescape") if whole else None


def _object(text: str) -> dict[str, Any]:
    try:
        found = json.loads(
            text.removeprefix("\ufeff"), object_pairs_hook=_without_twins, parse_constant=_no_number
        )
    except (ValueError, RecursionError) as error:
        raise BadRow("This is not JSON.") from error
    if not isinstance(found, dict):
        raise BadRow("This is not a JSON object.")
    return found


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twin = next(key for n, (key, _v) in enumerate(pairs) if key in dict(pairs[:n]))
        raise BadRow(f"The key “{_shown(twin)}” is there twice.")
    return found


def _no_number(word: str) -> NoReturn:
    raise BadRow(f"{word} is no number.")


def _csv_rows(file: Path, needs: list[str]) -> Iterator[Row]:
    with file.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as stream:
        reader = csv.reader(stream, strict=True)
        names = _header(reader, file.name, needs)
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader)
                if cells:
                    yield Row(line, _complete(_named(names, cells), needs))
            except StopIteration:
                return
            except csv.Error as error:
                yield Row(line, fault=f"This is not CSV: {error}.")
            except BadRow as bad:
                yield Row(line, fault=str(bad))


def _header(reader: Iterator[list[str]], name: str, needs: list[str]) -> list[str]:
    try:
        names = next(reader, [])
    except csv.Error as error:
        raise BadFile(f"{name}, line 1: this is not CSV: {error}.") from error
    if missing := [need for need in needs if need not in names]:
        raise BadFile(f"{name} has no column “{missing[0]}”.")
    if len(set(names)) < len(names):
        raise BadFile(f"{name} names a column twice.")
    return names


def _named(names: list[str], cells: list[str]) -> dict[str, Any]:
    if len(cells) != len(names):
        raise BadRow(f"There are {len(cells)} cells for {len(names)} columns.")
    return dict(zip(names, cells, strict=True))


def _complete(values: dict[str, Any], needs: list[str]) -> dict[str, Any]:
    """Require the keys, and text that can be stored: no wrong bytes, no NUL."""
    for need in needs:
        if need not in values:
            raise BadRow(f"“{need}” is missing.")
    for name, value in values.items():
        if isinstance(value, str) and not _is_sound(value):
            raise BadRow(f"“{_shown(name)}” is not UTF-8 text.")
    return values


def _is_sound(text: str) -> bool:
    return "\x00" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def _shown(name: str) -> str:
    return name[:40].encode("utf-8", "replace").decode()
