"""What editors see first: what waits for them, and what needs a hand."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from cms.queries import reports
from cms.queries.rights import languages_of, sections_of
from people import roles
from people.queries.roles import roles_of


class Panel(Component):
    """One list of the dashboard; an empty one says so in a sentence."""

    template_name = "cms/admin/panel.html"
    name = ""
    heading: Any = ""
    order = 200
    #: The room that shows all of it, and what leads there.
    room = ""
    to_room: Any = ""

    def __init__(self, user: Any) -> None:
        self.user = user

    def rows(self) -> list[Any]:
        raise NotImplementedError

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        del parent_context
        return {
            "id": f"waiting-{self.name}",
            "heading": self.heading,
            "rows": self.rows(),
            "table": f"cms/admin/panels/{self.name}.html",
            "room": self.room,
            "to_room": self.to_room,
        }


class MissingTranslations(Panel):
    name, order = "translations", 230
    heading = _("Translations to make")
    room, to_room = "cms_admin:translations", _("All missing and stale translations")

    def rows(self) -> list[Any]:
        mine = languages_of(self.user)
        everything = not roles_of(self.user).isdisjoint({roles.EDITOR, roles.ADMINISTRATOR})
        all_of_them = [code for code, _name in settings.LANGUAGES]
        if not everything and sections_of(self.user):
            return reports.behind_for(all_of_them, editor=self.user)
        return reports.behind_for(all_of_them if everything else list(mine))


class NextEvents(Panel):
    name, order = "events", 240
    heading = _("Next events")

    def rows(self) -> list[Any]:
        return list(reports.next_events(self.user))


class BrokenLinks(Panel):
    name, order = "links", 260
    heading = _("Broken links")
    room, to_room = "cms_admin:links", _("All broken links")

    def rows(self) -> list[Any]:
        return reports.broken_links(self.user)


class OpenWarnings(Panel):
    name, order = "warnings", 270
    heading = _("Published with open warnings")

    def rows(self) -> list[Any]:
        return list(reports.open_warnings(self.user))


PANELS = (MissingTranslations, NextEvents, BrokenLinks, OpenWarnings)
