"""The browser's reducer folds exactly as the server does: one log, one state."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.live.test_board import KARIM, PEOPLE, RULES, Board, given_for, wish
from workflows.live.board.decide import AlreadyDone, Refused
from workflows.live.board.sight import FACILITATORS, ROOM, view
from workflows.live.board.state import empty

FOLD = Path(__file__).parent / "js" / "fold.mjs"
NODE = shutil.which("node")
FIXTURES = Path(__file__).resolve().parents[2] / "site" / "demo" / "fixtures"


def wire(event):
    """Write an event as the socket does."""
    return {
        "s": event.seq,
        "k": event.kind,
        "a": event.actor,
        "n": event.name,
        "d": event.data,
        "at": event.at,
    }


def folded_by_the_browser(runs, run_in_browser):
    """Fold with the page's own reducer, in node where it is installed, else in Chromium."""
    if NODE is None:
        return run_in_browser(runs)
    done = subprocess.run(
        [NODE, FOLD],
        input=json.dumps(runs),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return json.loads(done.stdout)


@pytest.fixture(scope="session")
def run_in_browser():
    """Fold in Chromium: the reducer is one file without imports, so it can be handed over."""

    def fold(runs):
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- only without node

        source = (FOLD.parents[3] / "static/js/live/reducer.js").read_text()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium")
            page = browser.new_page()
            folded = page.evaluate(
                """async ([source, runs]) => {
                    const url = URL.createObjectURL(new Blob([source], {type: "text/javascript"}));
                    const { apply } = await import(url);
                    return runs.map(({ start, events }) => events.reduce(apply, start));
                }""",
                [source, runs],
            )
            browser.close()
        return folded

    return fold


def runs_of(board):
    """What each audience starts from, gets, and must end with."""
    readers = [(ROOM, ""), (FACILITATORS, KARIM.id), *((ROOM, one.id) for one in PEOPLE)]
    for audience, actor in readers:
        events = [wire(event) for event in board.stream(audience, actor)]
        yield (
            {"start": view(empty(), audience, actor), "events": events},
            view(board.state, audience, actor),
        )


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    start=st.sampled_from("123"),
    wishes=st.lists(st.tuples(st.sampled_from(PEOPLE), wish), min_size=20, max_size=60),
)
def test_any_log_folds_to_the_same_state_in_the_browser(run_in_browser, start, wishes):
    board = Board().opened(start, **RULES[start])
    for actor, (kind, said) in wishes:
        try:
            board.do(actor, kind, given_for(kind, said), **said)
        except (Refused, AlreadyDone):
            continue
    runs, expected = zip(*runs_of(board), strict=True)
    assert folded_by_the_browser(runs, run_in_browser) == json.loads(json.dumps(expected))


@pytest.mark.parametrize("name", ["palermo", "sfax"])
def test_the_recorded_sessions_fold_to_the_same_state_in_the_browser(run_in_browser, name):
    board, numbers = Board(), {}
    for line in (FIXTURES / f"{name}_session.jsonl").read_text().splitlines():
        told = json.loads(line)
        said = {
            key: numbers.get(value, value) if isinstance(value, str) else value
            for key, value in told["data"].items()
        }
        if "cards" in said:
            said["cards"] = [numbers[card] for card in said["cards"]]
        given_ = {}
        if "activity" in told:
            said["activity"] = "1"
            given_ = {"activity": "1", "kind": "brainstorm", "rules": {}, "ends_at": None}
        actor = KARIM if told["who"] == "karim" else PEOPLE[0]._replace(id=told["who"])
        numbers[told.get("ref")] = board.do(actor, told["kind"], given_, **said)
    runs, expected = zip(*runs_of(board), strict=True)
    assert folded_by_the_browser(runs, run_in_browser) == json.loads(json.dumps(expected))


def test_an_event_from_the_future_changes_nothing_in_the_browser(run_in_browser):
    state = empty()
    odd = [
        {"s": 1, "k": kind, "a": "1", "n": "", "d": {}, "at": 0}
        for kind in ("poll.answer", "constructor", "__proto__", "toString", "card.edit")
    ]
    assert folded_by_the_browser([{"start": state, "events": odd}], run_in_browser) == [state]


def test_no_page_of_ours_writes_markup_from_scripts():
    banned = (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "Function(",
    )
    for script in (FOLD.parents[3] / "static" / "js").rglob("*.js"):
        text = script.read_text()
        assert not [word for word in banned if word in text], script.name
