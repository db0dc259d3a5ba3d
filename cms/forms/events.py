"""Forms of events' editing screens."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

MOMENTS = ("starts_at", "ends_at")


class EventPageForm(WagtailAdminPageForm):
    """Editors type what the clock on the wall of the event shows; we keep the moment itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in MOMENTS:
            moment = getattr(self.instance, name)
            if moment and name in self.fields:
                self.initial[name] = moment.astimezone(self.instance.zone_info).replace(tzinfo=None)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        zone = ZoneInfo(data.get("zone") or "UTC")
        for name in MOMENTS:
            if data.get(name):
                data[name] = timezone.make_naive(data[name]).replace(tzinfo=zone)
                self.refuse_missing_hour(name, data[name])
        if all(data.get(name) for name in MOMENTS) and data["ends_at"] <= data["starts_at"]:
            self.add_error("ends_at", _("The event must end after it starts."))
        return data

    def refuse_missing_hour(self, name: str, moment: datetime) -> None:
        """Refuse an hour the clock skips in spring: there is no such moment."""
        shown_again = moment.astimezone(ZoneInfo("UTC")).astimezone(moment.tzinfo)
        if shown_again.replace(tzinfo=None) != moment.replace(tzinfo=None):
            self.add_error(name, _("The clock skips this hour on this day. Choose another."))
