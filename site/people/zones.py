"""By which clock people live in a country of the tree of territories."""

from zoneinfo import ZoneInfo

#: Country (its slug) -> the clock most people there live by, by its name in the tz database.
CLOCKS = {
    "france": "Europe/Paris",
    "italy": "Europe/Rome",
    "jordan": "Asia/Amman",
    "palestine": "Asia/Hebron",
    "spain": "Europe/Madrid",
    "tunisia": "Africa/Tunis",
}


def zone_of(path: str) -> ZoneInfo | None:
    """Find the clock of the country a territory's path begins with. None for other countries."""
    name = CLOCKS.get(path.split("/", maxsplit=1)[0])
    return ZoneInfo(name) if name else None
