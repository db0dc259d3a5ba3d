from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch

from workflows.lab.models import Indicator, Reading, Service


@dataclass(frozen=True)
class Course:
    """An indicator and how it went: every reading, and how far the last one has come."""

    indicator: Indicator
    readings: list[Reading]

    @cached_property
    def latest(self) -> Reading | None:
        return self.readings[-1] if self.readings else None

    @property
    def progress(self) -> int:
        """How much of the way to the target is done, 0 to 100 per cent."""
        return self.indicator.progress(self.latest.value) if self.latest else 0

    @property
    def is_reached(self) -> bool:
        return self.progress == 100


def courses_of(service: Service) -> list[Course]:
    """Tell how each indicator of a service went, oldest reading first. Two queries."""
    indicators = Indicator.objects.filter(service=service).prefetch_related(
        Prefetch("readings", Reading.objects.order_by("read_on", "pk"))
    )
    return [Course(each, list(each.readings.all())) for each in indicators]
