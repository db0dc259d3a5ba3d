from demo.services.filling import fill
from participation.models import Proposal
from people.models import User
from tests.benchmarks import seed
from tests.benchmarks.report import Report
from tests.benchmarks.timing import page_figures

MOST_QUERIES = 15


def measure(report: Report, people: list[User]) -> None:
    """Print each page's requests a second, beside a bare view that answers the same bytes."""
    report.head("page, anonymous", "req/s", "bare req/s", "ratio", "p95 ms", "queries", "bytes")
    for name, address in _addresses(people):
        figures = page_figures(name, address)
        report.line(
            name,
            f"{figures.ours.per_second:.1f}",
            f"{figures.bare.per_second:.1f}",
            f"{figures.ratio:.3f}",
            f"{figures.ours.p95_ms:.1f}",
            f"{figures.queries}",
            f"{figures.size}",
            judge=[(f"under {MOST_QUERIES} queries", figures.queries < MOST_QUERIES)],
        )


def _addresses(people: list[User]) -> list[tuple[str, str]]:
    fill()
    small = seed.round_with(1_000, people)
    discussed = Proposal.objects.filter(round=small).order_by("pk")[0]
    seed.comments_on(discussed, 100, people)
    return [
        ("home", "/fr/"),
        ("process", "/fr/processes/irbid-community-kitchens/"),
        ("proposals-1000", small.get_absolute_url()),
        ("proposal-100-comments", discussed.get_absolute_url()),
    ]
