import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from participation.voting.methods import METHODS

FOLDER = Path(__file__).parents[2] / "fixtures/pb"
EXPECTED = json.loads((FOLDER / "rules.json").read_text())["assen_2024"]
ASSEN = FOLDER / "assen_2024.pb"
POINTS = """META
key;value
budget;300
vote_type;cumulative
PROJECTS
project_id;cost
a;200
b;100
c;100
VOTES
voter_id;vote;points
1;a,b;3,1
2;b,c;2,2
3;c,b;3,1
"""


def tally(path, **options):
    out = StringIO()
    call_command("tally", str(path), stdout=out, **options)
    return out.getvalue().splitlines()


def winners(lines):
    return lines[-1].removeprefix("winners: ").split("; spent ")[0].split(", ")


def test_a_file_is_counted_by_the_rule_that_is_named():
    greedy, stop = EXPECTED[0], EXPECTED[1]
    assert (greedy["overspend"], stop["overspend"]) == ("skip", "stop")
    assert winners(tally(ASSEN)) == greedy["winners"]
    assert winners(tally(ASSEN, rule="greedy-stop")) == stop["winners"]

    official = next(r for r in EXPECTED if r.get("stop") == "overspend" and r["start"] == "B/n")
    found = tally(ASSEN, rule="equal-shares", step="1")
    assert sorted(winners(found)) == sorted(official["winners"] + official["then_utilitarian"])
    assert f"after {official['runs']} runs" in found[1]


@pytest.mark.parametrize("rule", METHODS)
def test_every_rule_shows_its_count(rule, tmp_path):
    lines = tally(ASSEN, rule=rule, seed="drawn at a meeting", seats=3)

    assert lines[0] == "84 ballots"
    assert len(lines) > 1


def test_points_are_added_up_and_shared(tmp_path):
    path = tmp_path / "points.pb"
    path.write_text(POINTS)

    assert winners(tally(path, rule="points")) == ["c", "b"]
    assert set(winners(tally(path, rule="equal-shares"))) == {"b", "c"}


def test_what_cannot_be_counted_is_said_in_a_sentence(tmp_path):
    path = tmp_path / "points.pb"
    path.write_text(POINTS.replace("3,1", "3"))
    with pytest.raises(CommandError, match="points do not fit"):
        tally(path, rule="points")

    path.write_text(POINTS.replace("c;100", "c;90").replace("2,2", "x,2"))
    with pytest.raises(CommandError, match="points do not fit"):
        tally(path, rule="points")
