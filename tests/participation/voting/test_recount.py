import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participation.voting import ballot_file, recount
from participation.voting.ballot_file import CountedBallot, ReceiptMode
from participation.voting.budget import greedy
from participation.voting.instances import Instance, Limits, Option
from participation.voting.lots import LotNeeded, published_lot
from participation.voting.receipts import receipt

DESIGN = sha256(b"design").hexdigest()
OPTIONS = (Option("a", 6000, "Trees; benches"), Option("b", 5000, "حديقة"), Option("c", 4025))
VOTE = Instance(10050, OPTIONS, Limits(1, 3))


def counted(*choices):
    nonces = [sha256(str(number).encode()).hexdigest()[:32] for number in range(len(choices))]
    return [
        CountedBallot(tuple(chosen), receipt(DESIGN, nonce, chosen), nonce)
        for chosen, nonce in zip(choices, nonces, strict=True)
    ]


def file_text(ballots, mode=ReceiptMode.TRACKED, instance=VOTE, seed=""):
    root = ballot_file.ballot_root(ballots, mode)
    choices = [ballot.choices for ballot in ballots]
    outcome = greedy(instance, choices, published_lot(root, seed) if seed else None)
    meta = {"description": "Test", "currency": "EUR", "noria_design_sha256": DESIGN}
    if seed:
        meta["noria_lot_seed"] = seed
    return ballot_file.write(meta, instance, ballots, mode, outcome)


BALLOTS = counted(["a", "b"], ["a"], ["c"], ["a", "b", "c"], ["b"])


def test_the_recount_agrees_with_the_count():
    found = recount.recount(file_text(BALLOTS))

    assert found["problems"] == []
    assert found["winners"] == ["b", "c"]
    assert found["votes"] == {"a": 3, "b": 3, "c": 2}
    assert found["spent"] == "90.25"


def test_the_same_ballots_give_the_same_bytes_whatever_their_order():
    for mode in ReceiptMode:
        assert file_text(BALLOTS, mode) == file_text(BALLOTS[::-1], mode)


def test_receipts_kept_apart_cannot_be_joined_to_ballots():
    text = file_text(BALLOTS, ReceiptMode.COUNTED_ONLY)

    assert recount.recount(text)["problems"] == []
    assert not any(ballot.receipt in text or ballot.nonce in text for ballot in BALLOTS)


@pytest.mark.parametrize(
    ("break_it", "sentence"),
    [
        (lambda text: text.replace(";a,b;", ";a;"), "does not fit its content"),
        (lambda text: "\n".join(text.splitlines()[:-1]), "4 ballots, the file says 5"),
        (lambda text: text + text.splitlines()[-1] + "\n", "a receipt occurs twice"),
        (lambda text: text.replace("budget;100.5", "budget;110"), "option a is a winner"),
        (lambda text: text.replace(";a,b;", ";a,x;"), "not on the ballot"),
        (lambda text: text.replace(";a,b;", ";a,a;"), "chooses something twice"),
        (lambda text: text.replace("max_length;3", "max_length;2"), "chooses 3 options"),
        (lambda text: text.replace("a;60;3;0", "a;60;2;0"), "3 votes, the file says 2"),
        (
            lambda text: text.replace("noria_ballot_root;", "noria_ballot_root;0"),
            "do not give the announced ballot root",
        ),
    ],
)
def test_a_file_that_was_tampered_with_is_found_out_and_the_check_is_named(break_it, sentence):
    found = recount.recount(break_it(file_text(BALLOTS)))

    assert any(sentence in problem for problem in found["problems"]), found["problems"]


def test_a_lot_is_recomputed_from_root_and_seed():
    tie = Instance(100, (Option("a", 100), Option("b", 100)))
    ballots = counted(["a", "b"])

    winners = set()
    for seed in range(20):
        found = recount.recount(file_text(ballots, instance=tie, seed=str(seed)))
        assert found["problems"] == []
        assert found["lots"] == [["a", "b"]]
        winners.add(*found["winners"])

    assert winners == {"a", "b"}


def test_without_a_seed_the_recount_says_that_a_lot_has_to_be_drawn():
    text = file_text(counted(["a", "b"]), instance=Instance(200, (Option("a", 1), Option("b", 2))))
    tie = text.replace("budget;2", "budget;1.5").replace("b;0.02", "b;0.01")

    problems = recount.recount(tie.replace("budget;1.5", "budget;0.01"))["problems"]

    assert "equals compete for the last money: a lot has to be drawn" in problems


@st.composite
def elections(draw):
    costs = draw(st.lists(st.integers(0, 60), min_size=1, max_size=7))
    keys = [f"o{number}" for number in range(len(costs))]
    options = tuple(Option(key, cost) for key, cost in zip(keys, costs, strict=True))
    ballot = st.lists(st.sampled_from(keys), unique=True).map(sorted).map(tuple)
    instance = Instance(draw(st.integers(0, 150)), options, Limits(min_choices=0))
    return instance, draw(st.lists(ballot, max_size=12))


@given(elections(), st.sampled_from(ReceiptMode))
def test_the_two_counts_agree_on_every_election(election, mode):
    instance, choices = election
    ballots = counted(*choices)
    try:
        winners = greedy(instance, choices).winners
        text = file_text(ballots, mode, instance)
    except LotNeeded:
        text = file_text(ballots, mode, instance, seed="4 2 6")
        root = ballot_file.ballot_root(ballots, mode)
        winners = greedy(instance, choices, published_lot(root, "4 2 6")).winners

    found = recount.recount(text)

    assert found["problems"] == []
    assert set(found["winners"]) == set(winners)


def run(*arguments, cwd):
    """Run the script as a stranger would: isolated, without any installed package."""
    script = Path(recount.__file__).read_text()
    (cwd / "recount.py").write_text(script)
    command = [sys.executable, "-I", "-S", "recount.py", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def test_a_stranger_recounts_with_python_alone(tmp_path):
    (tmp_path / "ballots.pb").write_text(file_text(BALLOTS))

    done = run("ballots.pb", "--json", cwd=tmp_path)
    shown = run("ballots.pb", cwd=tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["winners"] == ["b", "c"]
    assert "winners: b, c; spent 90.25" in shown.stdout
    assert "everything agrees" in shown.stdout


def test_the_script_ends_with_one_for_a_difference_and_two_for_nonsense(tmp_path):
    (tmp_path / "ballots.pb").write_text(file_text(BALLOTS).replace(";a,b;", ";a;"))
    (tmp_path / "other.pb").write_text("hello")

    assert run("ballots.pb", cwd=tmp_path).returncode == 1
    assert run("other.pb", cwd=tmp_path).returncode == 2
    assert run("missing.pb", cwd=tmp_path).returncode == 2
    assert run(cwd=tmp_path).returncode == 2


def test_files_of_the_same_folder_are_checked_too(tmp_path):
    text = file_text(BALLOTS)
    (tmp_path / "ballots.pb").write_text(text)
    (tmp_path / "design.json").write_text("design")
    (tmp_path / "result.json").write_text('{"winners": ["b", "c"]}')
    (tmp_path / "receipts.txt").write_text("\n".join(ballot_file.receipt_lines(BALLOTS)))
    sums = f"{sha256(text.encode()).hexdigest()}  ballots.pb\n"
    (tmp_path / "SHA256SUMS").write_text(sums)
    assert run("ballots.pb", cwd=tmp_path).stdout.endswith("everything agrees\n")

    (tmp_path / "design.json").write_text("another design")
    (tmp_path / "result.json").write_text('{"winners": ["a"]}')
    (tmp_path / "receipts.txt").write_text("ONE")
    (tmp_path / "SHA256SUMS").write_text(sums.replace("ballots.pb", "design.json"))
    shown = run("ballots.pb", cwd=tmp_path).stdout

    assert "design.json is not the design of this vote" in shown
    assert "result.json names other winners" in shown
    assert "there are 1 receipts and 5 ballots" in shown
    assert "design.json is not the file that was published" in shown
