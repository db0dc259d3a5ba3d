import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import quantiles

from django.core.cache import caches
from django.db import connection
from django.test import Client, override_settings

from tests.benchmarks.urls import ANSWERS

WARM_UP = 3
SECONDS = 3.0
LEAST = 60  # times: one hiccup of the machine is no twentieth of them


@dataclass(frozen=True)
class Pace:
    """How often something can be done a second, and how long 95 of 100 times took at most.

    ``work_ms`` is what it costs this process; others on the machine do not change it. What the
    database does comes on top.
    """

    per_second: float
    p95_ms: float
    work_ms: float


@dataclass(frozen=True)
class PageFigures:
    ours: Pace
    bare: Pace
    queries: int
    size: int

    @property
    def ratio(self) -> float:
        return self.ours.per_second / self.bare.per_second


def pace(act: Callable[[], object], seconds: float = SECONDS) -> Pace:
    """Repeat ``act`` for about ``seconds`` and return its pace."""
    for _ in range(WARM_UP):
        act()
    # What the data was filled with is no server's rubbish: nobody need look through it again.
    gc.collect()
    gc.freeze()
    times = []
    began, worked = time.perf_counter(), time.process_time()
    while time.perf_counter() - began < seconds or len(times) < LEAST:
        start = time.perf_counter()
        act()
        times.append(time.perf_counter() - start)
    work_ms = (time.process_time() - worked) / len(times) * 1000
    return Pace(len(times) / sum(times), quantiles(times, n=20)[-1] * 1000, work_ms)


@override_settings(ROOT_URLCONF="tests.benchmarks.urls")
def page_figures(name: str, address: str) -> PageFigures:
    """Measure a page as an anonymous reader gets it, and a bare view with the same bytes."""
    client = Client()
    first = client.get(address)
    assert first.status_code == 200, (address, first.status_code)
    ANSWERS[name] = first.content
    queries: list[str] = []
    # Cold: nothing is kept of this page; what any page leaves behind in a cache is there.
    caches["pages"].clear()
    with connection.execute_wrapper(lambda do, *what: (queries.append(what[0]), do(*what))[1]):
        client.get(address)
    # Turn about, so that a busy moment of the machine strikes both.
    ours, bare = zip(
        *[
            (
                pace(lambda: client.get(address), SECONDS / 2),
                pace(lambda: client.get(f"/bare/{name}/"), SECONDS / 2),
            )
            for _ in range(2)
        ],
        strict=True,
    )
    return PageFigures(_mean(ours), _mean(bare), len(queries), len(first.content))


def _mean(paces: tuple[Pace, ...]) -> Pace:
    count = len(paces)
    return Pace(
        sum(p.per_second for p in paces) / count,
        sum(p.p95_ms for p in paces) / count,
        sum(p.work_ms for p in paces) / count,
    )
