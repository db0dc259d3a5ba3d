"""When an event takes place: what its clock shows is kept, and the moment follows from it."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.fields import SettledField
from common import wall_clock
from people.fields import DerivedField

# Names of the tz database, one for each country on the shores, and the world's own.
ZONES = [
    "Africa/Algiers", "Africa/Cairo", "Africa/Casablanca", "Africa/Tripoli", "Africa/Tunis",
    "Asia/Amman", "Asia/Beirut", "Asia/Damascus", "Asia/Gaza", "Asia/Hebron", "Asia/Jerusalem",
    "Asia/Nicosia", "Europe/Athens", "Europe/Brussels", "Europe/Istanbul", "Europe/Lisbon",
    "Europe/Ljubljana", "Europe/London", "Europe/Madrid", "Europe/Malta", "Europe/Paris",
    "Europe/Podgorica", "Europe/Rome", "Europe/Tirane", "Europe/Zagreb", "UTC",
]  # fmt: skip

#: Two years of weeks.
MOST_DATES = 104


def wall_field(name: str) -> DerivedField:
    """Make the column of what the clock shows; filled from the moment if nobody wrote it."""

    def work_out(row: Any) -> str:
        wall = getattr(row, f"{name}_wall")
        if wall:
            return str(wall)
        moment = getattr(row, f"{name}_at")
        shown = wall_clock.wall_of(moment, row.zone_info)
        if wall_clock.shows_twice(shown, row.zone_info) and not row.which_hour:
            again = wall_clock.moment_of(shown, row.zone_info, second=True)
            row.which_hour = row.WhichHour.SECOND if moment >= again else row.WhichHour.FIRST
        return wall_clock.written(shown)

    return DerivedField(work_out, max_length=16, default="")


def moment_field(name: str, label: Any) -> SettledField:
    """Make the column of the moment that the clock's time means."""

    def settle(row: Any) -> datetime:
        wall = wall_clock.read(getattr(row, f"{name}_wall"))
        return wall_clock.moment_of(wall, row.zone_info, second=row.is_second_hour)

    return SettledField(label, settle=settle)


class TimedModel(models.Model):
    """What begins and ends by the clock of a place."""

    class WhichHour(models.TextChoices):
        UNASKED = "", _("the clock shows it once")
        FIRST = "first", _("the first time the clock shows it")
        SECOND = "second", _("the second time the clock shows it")

    zone = models.CharField(
        _("time zone"),
        max_length=40,
        choices=[(zone, zone) for zone in ZONES],
        default="Europe/Paris",
        help_text=_("The clock on the wall where the event takes place."),
    )
    # In this order they are saved: what the clock shows, which of two hours that is, the moments.
    starts_wall = wall_field("starts")
    ends_wall = wall_field("ends")
    which_hour = models.CharField(
        _("which of the two hours"),
        max_length=6,
        choices=WhichHour,
        default=WhichHour.UNASKED,
        blank=True,
        help_text=_("Only for a night in autumn when the clock shows the same hour twice."),
    )
    starts_at = moment_field("starts", _("starts at"))
    ends_at = moment_field("ends", _("ends at"))

    class Meta:
        abstract = True

    @property
    def zone_info(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @property
    def is_second_hour(self) -> bool:
        return bool(self.which_hour == self.WhichHour.SECOND)


class RepeatedModel(TimedModel):
    """What may take place again each week, at the same hour of the same clock."""

    class Repeats(models.TextChoices):
        NEVER = "", _("once")
        WEEKLY = "weekly", _("every week, on the same day")

    repeats = models.CharField(
        _("repeats"), max_length=8, choices=Repeats, default=Repeats.NEVER, blank=True
    )
    repeats_until = models.DateField(_("until this day"), null=True, blank=True)
    repeats_count = models.PositiveSmallIntegerField(
        _("or so many times"), null=True, blank=True, help_text=_("At most 104.")
    )
    last_ends_at = SettledField(
        _("last ends at"), settle=lambda row: row.dates()[-1][1], editable=False, null=True
    )

    class Meta:
        abstract = True

    @property
    def is_series(self) -> bool:
        return bool(self.repeats)

    def count_of_dates(self) -> int:
        """Say on how many dates this takes place: one, or as many weeks as was asked for."""
        if not self.is_series:
            return 1
        first = wall_clock.read(self.starts_wall)
        count = self.repeats_count or wall_clock.weeks_until(first, self.repeats_until or date.min)
        return max(1, min(count, MOST_DATES))

    def walls(self) -> list[tuple[str, str]]:
        """List what the clock shows at the beginning and the end of each date, in order."""
        count = self.count_of_dates()
        starts = wall_clock.every_week(wall_clock.read(self.starts_wall), count)
        ends = wall_clock.every_week(wall_clock.read(self.ends_wall), count)
        return [
            (wall_clock.written(start), wall_clock.written(end))
            for start, end in zip(starts, ends, strict=True)
        ]

    def dates(self) -> list[tuple[datetime, datetime]]:
        """List the moments at which each date begins and ends, in order."""
        return [(self._moment(start), self._moment(end)) for start, end in self.walls()]

    def _moment(self, wall: str) -> datetime:
        shown = wall_clock.read(wall)
        return wall_clock.moment_of(shown, self.zone_info, second=self.is_second_hour)
