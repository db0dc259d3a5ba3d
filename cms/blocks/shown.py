"""Blocks that show other pages: chosen by editors, or else the latest."""

from itertools import chain
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Locale, Page

from cms.queries.events import nearest_events, published_events
from cms.queries.languages import locale_shown
from cms.queries.library import latest_items, published_items
from cms.queries.news import latest_news, published_news
from cms.queries.pictures import draw_together

from .common import PageChooserBlock


class Shown(blocks.StructBlock):
    """A heading over some pages. What editors choose comes first, in their order."""

    heading = blocks.CharBlock(label=_("heading"), max_length=120)
    count = blocks.IntegerBlock(label=_("how many"), min_value=1, max_value=12, default=3)

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context["pages"] = self.pages(value, locale_shown(parent_context))
        return context

    def pages(self, value: Any, locale: Locale) -> Any:
        """List what is shown: as `find_lists` has found it, or found now."""
        found = getattr(value, "found", None)
        return self.find(value, locale) if found is None else found

    def find(self, value: Any, locale: Locale) -> Any:
        raise NotImplementedError


def find_lists(body: Any, locale: Locale) -> None:
    """Find what all lists of a page show, and the drawings of their pictures at once."""
    pages: list[Page] = []
    for bound in body:
        if isinstance(bound.block, Shown):
            bound.value.found = shown = bound.block.find(bound.value, locale)
            pages += chain(*shown.values()) if isinstance(shown, dict) else shown
    draw_together(pages)


def chosen_in(queryset: Any, value: Any, locale: Locale) -> list:
    """List what the editor chose, in this language and in the editor's order, if published."""
    keys = [page.translation_key for page in value["chosen"] if page]
    if not keys:
        return []
    found = {
        page.translation_key: page
        for page in queryset.filter(translation_key__in=keys, locale=locale)
    }
    return [found[key] for key in keys if key in found]


class ProjectNews(Shown):
    chosen = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="cms.NewsPage"),
        label=_("chosen news"),
        default=[],
        help_text=_("Empty: the latest."),
    )

    class Meta:
        icon = "doc-full-inverse"
        label = _("News")
        template = "cms/blocks/news.html"

    def find(self, value: Any, locale: Locale) -> Any:
        chosen = chosen_in(published_news(together=True), value, locale)
        return chosen or list(latest_news(locale, value["count"], together=True))


class ProjectEvents(Shown):
    chosen = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="cms.EventPage"),
        label=_("chosen events"),
        default=[],
        help_text=_("Empty: the next ones."),
    )

    class Meta:
        icon = "date"
        label = _("Events")
        template = "cms/blocks/events.html"

    def find(self, value: Any, locale: Locale) -> Any:
        chosen = chosen_in(published_events(together=True), value, locale)
        return chosen or nearest_events(locale, value["count"], together=True)


class ProjectLibrary(Shown):
    """Deliverables, documents and videos, each in its group."""

    chosen = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="cms.LibraryItem"),
        label=_("chosen items"),
        default=[],
        help_text=_("Empty: the latest of each kind."),
    )

    class Meta:
        icon = "folder-open-inverse"
        label = _("Library")
        template = "cms/blocks/library.html"

    def find(self, value: Any, locale: Locale) -> Any:
        chosen = chosen_in(published_items(together=True), value, locale)
        if not chosen:
            return latest_items(locale, value["count"], together=True)
        return {
            kind: [item for item in chosen if item.kind == kind]
            for kind in ("deliverable", "document", "video")
        }


class RelatedPages(blocks.StreamBlock):
    """What to read after a page."""

    page = PageChooserBlock(
        page_type=["cms.NewsPage", "cms.EventPage", "cms.LibraryItem", "cms.ProjectPage"],
        label=_("page"),
    )

    class Meta:
        required = False
