"""Whether the time of an answer tells who has an account (CWE-208).

The answers themselves are compared by a test; times are noise on a shared machine, so known and
unknown addresses take turns, and their medians are compared here.
"""

import time
from collections.abc import Callable
from statistics import median

from django.test import Client, override_settings

from people.services.accounts import ensure_user
from tests.benchmarks.report import Report

TURNS = 30
KNOWN = "known@example.org"
MOST_APART = 0.25
OR_MS = 15
PAGES = "/en/accounts/"


def measure(report: Report) -> None:
    """Print the median of each step for a known and for an unknown address."""
    ensure_user(email=KNOWN, pseudonym="Known to us", language="en")
    report.head("entrance", "known ms", "unknown ms", "apart")
    with override_settings(ACCOUNT_RATE_LIMITS=False):
        for name, step in STEPS.items():
            known, unknown = _medians(step)
            apart = abs(known - unknown)
            kept = apart <= OR_MS or apart <= MOST_APART * max(known, unknown)
            report.line(
                name,
                f"{known:.1f}",
                f"{unknown:.1f}",
                f"{apart / max(known, unknown):.0%}",
                judge=[("within 25 % or 15 ms", kept)],
            )


def _medians(step: Callable[[str, int], float]) -> tuple[float, float]:
    step(KNOWN, 0), step("warm-up@example.org", 1)
    pairs = [
        (step(KNOWN, turn), step(f"unknown-{turn}@example.org", turn))
        for turn in range(2, TURNS + 2)
    ]
    return median(known for known, _ in pairs), median(unknown for _, unknown in pairs)


def _timed(browser: Client, path: str, form: dict[str, str]) -> float:
    start = time.perf_counter()
    browser.post(PAGES + path, form)
    return (time.perf_counter() - start) * 1000


def _login(address: str, _turn: int) -> float:
    return _timed(Client(), "login/", {"login": address})


def _wrong_code(address: str, _turn: int) -> float:
    browser = Client()
    browser.post(f"{PAGES}login/", {"login": address})
    return _timed(browser, "login/code/confirm/", {"code": "000000"})


def _signup(address: str, turn: int) -> float:
    name = "Newcomer " + "".join(chr(ord("a") + 2 * int(figure)) for figure in str(turn))
    return _timed(Client(), "signup/", {"email": address, "pseudonym": name})


STEPS = {"sign in": _login, "wrong code": _wrong_code, "join": _signup}
