import pytest
from hypothesis import given
from hypothesis import strategies as st

from participation.voting import pabulib

GOOD = """META
key;value
budget;100.5
vote_type;approval
rule;greedy
max_length;2
PROJECTS
project_id;cost;name
1;60;"A ""park""; with trees"
2;40.25;حديقة
VOTES
voter_id;vote
x;1,2
y;
"""


def test_a_file_becomes_plain_data_in_cents():
    file = pabulib.read(GOOD)

    assert file.instance.budget == 10050
    assert [(o.key, o.cost, o.title) for o in file.instance.options] == [
        ("1", 6000, 'A "park"; with trees'),
        ("2", 4025, "حديقة"),
    ]
    assert file.instance.limits.max_choices == 2
    assert [ballot.choices for ballot in file.ballots] == [("1", "2"), ()]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("META\n", "", "the first line is not META"),
        ("VOTES\nvoter_id;vote\nx;1,2\ny;\n", "", "no section VOTES"),
        ("100.5", "lots", "'lots' is not an amount"),
        ("100.5", "1e400", "'1e400' is not an amount"),
        ("100.5", "NaN", "not an amount"),
        ("100.5", "-1", "not an amount"),
        ("100.5", "0.001", "not an amount in cents"),
        ("budget;100.5\n", "", "budget is missing"),
        ("2;40.25", "1;40.25", "a project_id occurs twice"),
    ],
)
def test_a_broken_file_is_refused_with_the_reason(old, new, sentence):
    with pytest.raises(pabulib.BadFile, match=sentence):
        pabulib.read(GOOD.replace(old, new, 1))


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_any_name_survives_writing_and_reading_on_one_line(name):
    project = {"project_id": "1", "cost": "2", "name": pabulib.one_line(name)}
    text = pabulib.write({"budget": "1"}, [project], [["voter_id", "vote"], ["x", "1"]])

    file = pabulib.read(text)

    assert file.projects == (project,)
    assert len(text.splitlines()) <= 9


@given(st.integers(0, 10**12))
def test_amounts_survive_writing_and_reading(value):
    assert pabulib.cents(pabulib.amount(value)) == value
