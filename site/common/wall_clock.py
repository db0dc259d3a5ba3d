"""What the clock on a wall shows, and the moment it means. Pure functions; no Django, no database.

A wall time is a naive `datetime`. The zone's rules come from the tz database, which governments
change: whoever keeps a wall time and its zone can work the moment out anew.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

A_WEEK = timedelta(weeks=1)
WALL = "%Y-%m-%dT%H:%M"


def written(wall: datetime) -> str:
    """Write a wall time as it is kept: 2026-10-25T02:30."""
    return wall.strftime(WALL)


def read(wall: str) -> datetime:
    """Read a kept wall time. Raises ValueError if it is none."""
    return datetime.strptime(wall, WALL)  # noqa: DTZ007 -- a wall has no zone


def wall_of(moment: datetime, zone: ZoneInfo) -> datetime:
    """Say what the clock of a zone shows at a moment, to the minute."""
    return moment.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0, fold=0)


def moment_of(wall: datetime, zone: ZoneInfo, *, second: bool = False) -> datetime:
    """Find the moment (UTC) at which a zone's clock shows `wall`.

    An hour shown twice is the first of the two, or the `second` if asked for. An hour that is
    skipped counts from the clock as it was before, so half past two becomes half past three
    (RFC 5545, 3.3.5).
    """
    fold = int(second and shows_twice(wall, zone))
    return wall.replace(tzinfo=zone, fold=fold).astimezone(UTC)


def is_skipped(wall: datetime, zone: ZoneInfo) -> bool:
    """Tell whether the clock jumps over this hour: there is no such moment."""
    return wall_of(moment_of(wall, zone), zone) != wall


def shows_twice(wall: datetime, zone: ZoneInfo) -> bool:
    """Tell whether the clock shows this hour twice on this day."""
    before, after = (zone.utcoffset(wall.replace(fold=fold)) or timedelta() for fold in (0, 1))
    return before > after


def after_the_jump(wall: datetime, zone: ZoneInfo) -> datetime:
    """Suggest what to write instead of an hour that is skipped: as long after the jump."""
    return wall_of(moment_of(wall, zone), zone)


def every_week(wall: datetime, count: int) -> list[datetime]:
    """List `count` wall times a week apart: the hour is the same in summer and in winter."""
    return [wall + A_WEEK * number for number in range(count)]


def weeks_until(first: datetime, last_day: date) -> int:
    """Count the weekly dates from `first` up to and including `last_day`."""
    return (last_day - first.date()).days // 7 + 1
