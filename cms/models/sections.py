from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms.blocks.common import PageBody
from cms.fields import BodyField
from cms.queries.events import next_events
from cms.queries.news import latest_news
from cms.queries.pages import without_key

from .base import SitePage, synchronised


class CountryPage(SitePage):
    """The section of one country: its own news, events and pages, kept by its own editors."""

    territory = models.ForeignKey(
        "people.Territory",
        models.PROTECT,
        related_name="+",
        verbose_name=_("country"),
        limit_choices_to={"kind": "country"},
    )
    body = BodyField(PageBody(), verbose_name=_("body"), blank=True)

    template = "cms/country.html"
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar = ["cms.NewsIndexPage", "cms.EventIndexPage", "cms.StandardPage"]
    content_panels: ClassVar = [
        *SitePage.content_panels,
        FieldPanel("territory"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar = [*SitePage.search_fields, index.SearchField("body")]
    override_translatable_fields: ClassVar = synchronised("territory")

    class Meta:
        verbose_name = _("country section")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["children"] = without_key(self.get_children().live()).order_by("path").specific()
        context["news"] = latest_news(self.locale, 3, self.territory)
        context["events"] = next_events(self.locale, 3, self.territory)
        return context
