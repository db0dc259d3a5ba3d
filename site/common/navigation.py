"""The site's doors. Their addresses are promises: tests, documents and people rely on them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class Door:
    """One entry of the site's navigation: ``path`` follows the language in the address."""

    path: str
    label: "str | StrPromise"
    icon: str

    @property
    def url(self) -> str:
        return f"/{get_language()}/{self.path}"

    def is_current(self, path: str) -> bool:
        return path.startswith(self.url)


STATIONS = (
    Door("news/", _("News"), "newspaper"),
    Door("events/", _("Events"), "calendar-days"),
    Door("library/", _("Library"), "book-open"),
    Door("project/", _("Project"), "compass"),
    Door("lab/", _("Lab"), "flask-conical"),
    Door("processes/", _("Take part"), "hand"),
    Door("live/", _("Live sessions"), "radio"),
    Door("services/", _("Services"), "heart-handshake"),
)
FOOTER = (
    Door("wheel/", _("How the wheel turns"), ""),
    Door("organisations/", _("Organisations"), ""),
    Door("contact/", _("Contact"), ""),
    Door("accessibility/", _("Accessibility"), ""),
    Door("privacy/", _("Privacy"), ""),
    Door("accounts/personal-data/", _("What we hold about people"), ""),
    Door("licence/", _("Licence and credits"), ""),
)

# Only where the demo runs.
DEMO = Door("demo/", _("Enter as somebody"), "key-round")


def stations(path: str) -> list[dict[str, object]]:
    """List the doors for the page at ``path``, the current one marked. No query."""
    return [
        {"url": d.url, "label": d.label, "icon": d.icon, "current": d.is_current(path)}
        for d in STATIONS
    ]
