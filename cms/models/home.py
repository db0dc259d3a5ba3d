from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.blocks.common import PageBody
from cms.fields import BodyField
from cms.queries.events import next_events
from cms.queries.news import latest_news
from cms.queries.pages import country_sections
from cms.queries.wheel import next_sessions, open_rounds, services_by_stage

from .base import SitePage


class HomePage(SitePage):
    """The front door: the wheel, what is open now, what is new."""

    heading = models.CharField(_("heading"), max_length=120)
    introduction = models.TextField(_("introduction"), max_length=600)
    body = BodyField(PageBody(), verbose_name=_("body"), blank=True)

    template = "cms/home.html"
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = [
        "cms.ProjectPage",
        "cms.NewsIndexPage",
        "cms.EventIndexPage",
        "cms.LibraryIndexPage",
        "cms.LabPage",
        "cms.PartnerIndexPage",
        "cms.FaqPage",
        "cms.CountryPage",
        "cms.StandardPage",
    ]
    content_panels: ClassVar = [
        *SitePage.content_panels,
        FieldPanel("heading"),
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context(request, *args, **kwargs),
            "rounds": open_rounds(3),
            "sessions": next_sessions(2),
            "events": next_events(self.locale, 2),
            "news": latest_news(self.locale, 3),
            "stages": services_by_stage(6),
            "countries": country_sections(self.locale),
        }
