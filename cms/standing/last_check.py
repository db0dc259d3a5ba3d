"""What the last sweep of the pages for accessibility found; the tests write it down.

``NORIA_NOTE_CHECK=1 make slow TESTS=tests/browser/test_wheel.py`` does, when it found no fault.
"""

import json
from datetime import date
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_suffix(".json")


class Check(NamedTuple):
    day: date
    #: Pages looked at, each in French and in Arabic.
    pages: int
    #: The version of axe-core that looked at them.
    version: str


def last_check() -> Check:
    kept = json.loads(FILE.read_text())
    return Check(date.fromisoformat(kept["day"]), kept["pages"], kept["version"])


def note(check: Check) -> None:
    kept = {**check._asdict(), "day": check.day.isoformat()}
    FILE.write_text(json.dumps(kept, indent=2) + "\n")
