"""What editors see first: what waits for them, and what needs a hand."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from wagtail.admin.ui.components import Component

from cms.queries import reports
from cms.queries.rights import languages_of
from people import roles
from people.queries.roles import roles_of


class Panel(Component):
    """One list of the dashboard; an empty one says so in a sentence."""

    template_name = "cms/admin/panel.html"
    name = ""
    order = 200

    def __init__(self, user: Any) -> None:
        self.user = user

    def rows(self) -> list[Any]:
        raise NotImplementedError

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        del parent_context
        return {"name": self.name, "rows": self.rows()}


class MissingTranslations(Panel):
    name, order = "translations", 230

    def rows(self) -> list[Any]:
        mine = languages_of(self.user)
        everything = not roles_of(self.user).isdisjoint({roles.EDITOR, roles.ADMINISTRATOR})
        codes = [code for code, _name in settings.LANGUAGES] if everything else list(mine)
        return reports.behind_for(codes)


class NextEvents(Panel):
    name, order = "events", 240

    def rows(self) -> list[Any]:
        return list(reports.next_events(self.user))


class BrokenLinks(Panel):
    name, order = "links", 260

    def rows(self) -> list[Any]:
        return list(reports.broken_links(self.user))


class OpenWarnings(Panel):
    name, order = "warnings", 270

    def rows(self) -> list[Any]:
        return list(reports.open_warnings(self.user))


PANELS = (MissingTranslations, NextEvents, BrokenLinks, OpenWarnings)
