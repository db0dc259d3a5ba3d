"""``make bench``: how fast the site is, beside a bare view that answers the same bytes.

Times on a shared machine are noise, ratios of one run are not: every line carries both. Nothing
here is a test; thresholds are printed and judged, and the exit code says whether all were kept.
"""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.report import Report

ROOT = Path(__file__).resolve().parents[2]


def prepare() -> None:
    """Start Django as the demo does, in a folder of its own that goes with this process."""
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    folder = tempfile.mkdtemp(prefix="noria-bench-")
    # Before Django registers the private server: what is registered last is done first.
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["NORIA_VAR"] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.site_settings"
    import django

    django.setup()


def main(wanted: list[str]) -> int:
    """Measure everything, or the parts that are named."""
    prepare()
    from django.test.utils import setup_databases, teardown_databases

    databases = setup_databases(verbosity=0, interactive=False)
    report = Report()
    try:
        _measure(report, wanted)
    finally:
        teardown_databases(databases, verbosity=0)
    return report.end()


def _measure(report: Report, wanted: list[str]) -> None:
    from people.services.territories import load_territories
    from tests.benchmarks import (
        browser,
        casts,
        counting,
        entrance,
        finding,
        kept_pages,
        lists,
        opinions,
        pages,
        seed,
    )

    load_territories()
    people = seed.authors()
    parts = {
        "kept_pages": lambda: kept_pages.measure(report),
        "pages": lambda: pages.measure(report, people),
        "lists": lambda: lists.measure(report, people),
        "finding": lambda: finding.measure(report),
        "casts": lambda: casts.measure(report),
        "entrance": lambda: entrance.measure(report),
        "opinions": lambda: opinions.measure(report),
        "counting": lambda: counting.measure(report),
        "browser": lambda: browser.measure(report),
    }
    for name in wanted or parts:
        parts[name]()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
