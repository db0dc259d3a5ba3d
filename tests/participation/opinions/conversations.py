"""Real conversations of Polis, and how alike two groupings are."""

import csv
import json
import os
from pathlib import Path

import numpy as np

from participation.opinions.matrix import VoteMatrix

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "polis"
EXPECTED = json.loads((FOLDER / "expected.json").read_text())["conversations"]
SMALL = {
    "brexit-consensus": FOLDER / "brexit_participants_votes.csv",
    "london.youth.policing": FOLDER / "london_participants_votes.csv",
}
# Too large to be carried along: there for who has the data.
CLEAR = "scoop-hivemind.biodiversity"
LARGE = {
    name: Path(os.environ["NORIA_DATA"]) / "polis" / name / "participants-votes.csv"
    for name in ("canadian-electoral-reform", CLEAR)
    if "NORIA_DATA" in os.environ
}
PUBLISHED = SMALL | LARGE


def read_published(path):
    """Read an export of Polis: rows of votes, and the published group of each person."""
    rows, groups = [], {}
    with path.open() as lines:
        for line in csv.DictReader(lines):
            person = int(line["participant"])
            if line["group-id"]:
                groups[person] = int(line["group-id"])
            rows += [(person, int(k), int(v)) for k, v in line.items() if k.isdigit() and v]
    return rows, groups


def read_server(name):
    """Read votes of a conversation and what the Polis server made of them."""
    with (FOLDER / f"{name}_votes.csv").open() as lines:
        rows = [tuple(int(cell) for cell in line) for line in list(csv.reader(lines))[1:]]
    return rows, json.loads((FOLDER / f"{name}_map.json").read_text())


def zeroed(rows, moderated):
    """Do as the server does with statements moderated out: everybody passes on them."""
    matrix = VoteMatrix.read(rows)
    gone = np.isin(matrix.statements, moderated)
    votes, cast = np.where(gone, 0, matrix.votes), matrix.cast | gone
    return VoteMatrix(matrix.people, matrix.statements, votes.astype(np.int8), cast)


def labels_of(matrix, groups):
    return np.array([groups.get(person, -1) for person in matrix.people.tolist()])


def likeness(left, right):
    """Adjusted Rand index: 1 for the same grouping, about 0 for chance (Hubert and Arabie)."""
    table = np.zeros((max(left) + 1, max(right) + 1))
    np.add.at(table, (left, right), 1)
    pairs = lambda sizes: (sizes * (sizes - 1) / 2).sum()  # noqa: E731
    rows, columns = pairs(table.sum(axis=1)), pairs(table.sum(axis=0))
    chance = rows * columns / pairs(table.sum())
    return (pairs(table) - chance) / ((rows + columns) / 2 - chance)
