"""By whose clock a moment is told: the names of zones as people of a language know them."""

from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import get_timezone_location
from django.utils.translation import get_language
from django.utils.translation import gettext as _

#: Where CLDR explains instead of naming.
BETTER = {("ar", "Asia/Hebron"): "الخليل"}


def place_of(zone: ZoneInfo) -> str:
    """Name the place whose clock a zone is: "Amman", never "Asia/Amman"."""
    reader = get_language() or "en"
    if better := BETTER.get((reader, zone.key)):
        return better
    return get_timezone_location(zone, locale=Locale.parse(reader, sep="-"), return_city=True)


def clock_of(zone: ZoneInfo | str) -> str:
    """Say by which clock: "Amman time"."""
    zone = ZoneInfo(zone) if isinstance(zone, str) else zone
    return "UTC" if zone.key == "UTC" else _("%(place)s time") % {"place": place_of(zone)}
