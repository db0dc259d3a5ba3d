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


def main() -> int:
    prepare()
    from django.test.utils import setup_databases, teardown_databases

    from tests.benchmarks import casts, entrance, opinions, pages
    from tests.benchmarks.report import Report

    databases = setup_databases(verbosity=0, interactive=False)
    report = Report()
    try:
        pages.measure(report)
        casts.measure(report)
        entrance.measure(report)
        opinions.measure(report)
    finally:
        teardown_databases(databases, verbosity=0)
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
