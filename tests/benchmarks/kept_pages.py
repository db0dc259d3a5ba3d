"""How fast kept pages are given out to strangers, beside a bare view of the same bytes."""

from demo.services.filling import fill
from tests.benchmarks.report import Report
from tests.benchmarks.timing import page_figures

# A kept page costs one query, to know that it is still right; the bare view costs none.
SLOWEST = 0.5
MOST_QUERIES = 15
PAGES = {
    "home": "/fr/",
    "news": "/fr/news/",
    "library": "/fr/library/",
    "events": "/fr/events/",
    "lab": "/fr/lab/",
}


def measure(report: Report) -> None:
    """Print requests a second from the cache, and the queries of the same pages cold."""
    fill()
    report.head(
        "page, kept for strangers", "req/s", "bare req/s", "ratio", "p95 ms", "cold queries"
    )
    for name, address in PAGES.items():
        figures = page_figures(f"kept-{name}", address)
        report.line(
            name,
            f"{figures.ours.per_second:.1f}",
            f"{figures.bare.per_second:.1f}",
            f"{figures.ratio:.3f}",
            f"{figures.ours.p95_ms:.1f}",
            f"{figures.queries}",
            judge=[
                (f"at least {SLOWEST} of a bare view", figures.ratio >= SLOWEST),
                (f"under {MOST_QUERIES} queries cold", figures.queries < MOST_QUERIES),
            ],
        )
