"""Lists and a long discussion at a city's size: 10,000 proposals, 100,000 comments.

Run it alone with ``python -m tests.benchmarks lists``.
"""

from collections.abc import Callable
from functools import partial
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext

from participation.models import Proposal, Round
from participation.services.comments import post_comment
from participation.services.supports import give_support, withdraw_support
from people.models import User
from tests.benchmarks import civic, seed
from tests.benchmarks.report import Report
from tests.benchmarks.timing import pace, page_figures

FIGURES = ("req/s", "bare req/s", "ratio", "p95 ms", "work ms", "queries", "bytes")
LIST, THREAD = (400, 14), (300, 12)
# The cost of an act may wander by this much between one and 100,000 of its kind.
MOST_GROWTH = 2.0


def measure(report: Report, people: list[User]) -> None:
    """Print and judge list pages, the pages of a long discussion, and what writing costs."""
    round_, long = civic.city(people)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    report.head("10,000 proposals", *FIGURES)
    for name, address in _lists(round_):
        _page(report, name, address, *LIST)
    report.head("2,000 comments", *FIGURES)
    for name, address in _talks(long):
        _page(report, name, address, *THREAD)
    _writing(report, people, long)


def _lists(round_: Round) -> list[tuple[str, str]]:
    home = round_.get_absolute_url()
    deep = round_.proposals.order_by("-published_at", "-pk")[9_000].pk
    theme = round_.process.categories.all()[0].pk
    asked = {
        "plain": "",
        "search": "?q=barri",
        "search-arabic": "?q=الحديقة",
        "search-nothing": "?q=zzzzzz",
        "facets": f"?category={theme}&language=es",
        "map": "?view=map",
        "supported": "?sort=supported",
        "discussed": "?sort=discussed",
        "random": "?sort=random&seed=bench",
        "newest-deep": f"?after={deep}",
        "random-deep": f"?sort=random&seed=bench&after={deep}",
        "everything": f"?view=map&q=de&sort=random&seed=bench&after={deep}",
    }
    return [(name, home + query) for name, query in asked.items()]


def _talks(long: Proposal) -> list[tuple[str, str]]:
    page = long.get_absolute_url()
    tops = long.comments.filter(parent=None).order_by("-created_at", "-pk")
    asked = {
        "newest": "",
        "helpful": "?sort=helpful",
        "columns": "?view=columns",
        "deep": f"?after={tops[tops.count() - 30].pk}",
    }
    return [(f"thread-{name}", page + query) for name, query in asked.items()]


def _page(report: Report, name: str, address: str, most_ms: int, most_queries: int) -> None:
    figures = page_figures(name, address)
    report.line(
        name,
        f"{figures.ours.per_second:.1f}",
        f"{figures.bare.per_second:.1f}",
        f"{figures.ratio:.3f}",
        f"{figures.ours.p95_ms:.1f}",
        f"{figures.ours.work_ms:.1f}",
        f"{figures.queries}",
        f"{figures.size}",
        judge=[
            (f"p95 under {most_ms} ms", figures.ours.p95_ms < most_ms),
            (f"at most {most_queries} queries", figures.queries <= most_queries),
        ],
    )


def _writing(report: Report, people: list[User], long: Proposal) -> None:
    """Write beside nothing and beside 100,000 of the same; time and queries stay what they were."""
    small = seed.round_with(1, people).proposals.get()
    report.head("writing", "beside 1 ms", "100,000 ms", "grows", "queries", "queries")
    for name, act in {"a comment": _comment, "a support, given and taken": _support}.items():
        beside = [_written(partial(act, people), one) for one in (small, long)]
        (few_ms, few), (many_ms, many) = beside
        report.line(
            name,
            f"{few_ms:.1f}",
            f"{many_ms:.1f}",
            f"{many_ms / few_ms:.2f}",
            f"{few}",
            f"{many}",
            judge=[
                ("the same queries", few == many),
                (f"under {MOST_GROWTH} times", many_ms < few_ms * MOST_GROWTH),
            ],
        )


def _written(act: Callable[[Proposal], None], proposal: Proposal) -> tuple[float, int]:
    loaded = Proposal.objects.select_related("round__process__territory").get(pk=proposal.pk)
    act(loaded)
    with CaptureQueriesContext(connection) as queries:
        act(loaded)
    return 1000 / pace(lambda: act(loaded)).per_second, len(queries)


def _comment(people: list[User], proposal: Proposal) -> None:
    post_comment(proposal=proposal, author=people[7], text="I agree.", form_key=uuid4())


def _support(people: list[User], proposal: Proposal) -> None:
    give_support(person=people[7], proposal=proposal)
    withdraw_support(person=people[7], proposal=proposal)
