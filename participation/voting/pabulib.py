"""Reading and writing the .pb files of Pabulib (https://pabulib.org/format): META, PROJECTS, VOTES.

Three tables of semicolon-separated values. Amounts in a file are decimal numbers in the unit of
the currency; here they become integers in cents. A ballot's choices stand in the order of the file,
which is the order of preference where ballots rank; its points, where it gives any, beside them.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from io import StringIO

from participation.voting.instances import Instance, Limits, Option

SECTIONS = ("META", "PROJECTS", "VOTES")
MOST = 10**17  # cents; more than any budget, little enough for every database
Row = dict[str, str]


class BadFile(ValueError):
    """The file is not a .pb file, or holds something this reader does not understand."""


@dataclass(frozen=True, slots=True)
class PbBallot:
    """One line of VOTES: who (an opaque id), the chosen options, and any further columns."""

    voter: str
    choices: tuple[str, ...]
    row: Row

    @property
    def points(self) -> dict[str, int]:
        """The points given to each option: one each where the file names none.

        Raises ``BadFile`` if there are not as many points as choices, or points are no numbers.
        """
        if "points" not in self.row:
            return dict.fromkeys(self.choices, 1)
        try:
            values = [int(value) for value in self.row["points"].split(",") if value.strip()]
            return dict(zip(self.choices, values, strict=True))
        except ValueError as error:
            raise BadFile(f"ballot {self.voter}: the points do not fit the choices") from error


@dataclass(frozen=True, slots=True)
class PbFile:
    """A whole file: its META, its projects as an instance, its ballots in file order."""

    meta: Row
    instance: Instance
    ballots: tuple[PbBallot, ...]
    projects: tuple[Row, ...]


def read(text: str) -> PbFile:
    """Parse a .pb file. Raises ``BadFile`` with the reason in words."""
    tables = _tables(text)
    meta = {row["key"]: row["value"] for row in tables["META"]}
    try:
        instance = _instance(meta, tables["PROJECTS"])
        ballots = tuple(_ballot(row) for row in tables["VOTES"])
    except KeyError as missing:
        raise BadFile(f"{missing.args[0]} is missing") from missing
    return PbFile(meta, instance, ballots, tuple(tables["PROJECTS"]))


def _tables(text: str) -> dict[str, list[Row]]:
    tables: dict[str, list[Row]] = {}
    columns: list[str] | None = None
    section = ""
    for cells in csv.reader(StringIO(text.lstrip("\ufeff")), delimiter=";", strict=True):
        if len(cells) == 1 and cells[0].strip() in SECTIONS:
            section, columns = cells[0].strip(), None
            tables[section] = []
        elif not cells or cells == [""]:
            continue
        elif not section:
            raise BadFile("the first line is not META")
        elif columns is None:
            columns = [cell.strip() for cell in cells]
        else:
            tables[section].append(dict(zip(columns, cells, strict=False)))
    if missing := [name for name in SECTIONS if name not in tables]:
        raise BadFile(f"no section {missing[0]}")
    return tables


def _instance(meta: Row, projects: Sequence[Row]) -> Instance:
    options = tuple(
        Option(row["project_id"], cents(row["cost"]), row.get("name", "")) for row in projects
    )
    if len({option.key for option in options}) != len(options):
        raise BadFile("a project_id occurs twice")
    limits = Limits(
        min_choices=int(meta.get("min_length") or 1),
        max_choices=int(meta["max_length"]) if meta.get("max_length") else None,
        max_cost=cents(meta["max_sum_cost"]) if meta.get("max_sum_cost") else None,
    )
    return Instance(cents(meta["budget"]), options, limits)


def _ballot(row: Row) -> PbBallot:
    choices = tuple(key.strip() for key in row["vote"].split(",") if key.strip())
    return PbBallot(row["voter_id"], choices, row)


def cents(amount: str) -> int:
    """Turn "4000.0" into 400000.

    Raises ``BadFile`` for anything but whole cents from 0 to ``MOST``.
    """
    try:
        value = Decimal(amount.strip()) * 100
    except InvalidOperation as error:
        raise BadFile(f"{amount!r} is not an amount") from error
    if not (value.is_finite() and 0 <= value < MOST and value == value.to_integral_value()):
        raise BadFile(f"{amount!r} is not an amount in cents")
    return int(value)


def amount(value: int) -> str:
    """Turn 400050 cents into "4000.5"; whole amounts have no decimals."""
    units, rest = divmod(value, 100)
    return f"{units}.{rest:02d}".rstrip("0") if rest else str(units)


def write(
    meta: Mapping[str, str], projects: Sequence[Mapping[str, str]], votes: Iterable[Sequence[str]]
) -> str:
    """Write the three tables; ``votes`` starts with its header row.

    Line breaks inside a value become blanks, so that a line of the file is a row of a table.
    """
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerows([["META"], ["key", "value"], *([k, one_line(v)] for k, v in meta.items())])
    writer.writerows([["PROJECTS"], list(projects[0]) if projects else ["project_id", "cost"]])
    writer.writerows([one_line(value) for value in row.values()] for row in projects)
    writer.writerow(["VOTES"])
    writer.writerows(votes)
    return out.getvalue()


def one_line(text: str) -> str:
    """Replace every kind of white space and line break by single blanks."""
    return " ".join(text.split())
