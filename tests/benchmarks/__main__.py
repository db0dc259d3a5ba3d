"""``make bench``: how fast the site is, beside a bare view that answers the same bytes.

Times on a shared machine are noise, ratios of one run are not: every line carries both. Nothing
here is a test; thresholds are printed and judged, and the exit code says whether all were kept.
"""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def prepare() -> None:
    """Start Django with the demo's settings on a throw-away private database."""
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.demo"
    os.environ.setdefault("NORIA_VAR", tempfile.mkdtemp(prefix="noria-bench-"))
    import django

    django.setup()


def main() -> int:
    prepare()
    from django.test.utils import setup_databases, setup_test_environment, teardown_databases

    from tests.benchmarks import casts, entrance, pages
    from tests.benchmarks.report import Report

    setup_test_environment()
    databases = setup_databases(verbosity=0, interactive=False)
    report = Report()
    try:
        pages.measure(report)
        casts.measure(report)
        entrance.measure(report)
    finally:
        teardown_databases(databases, verbosity=0)
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
