from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms.blocks.common import PageBody
from cms.fields import BodyField
from cms.queries.news import news_in

from .base import SitePage, synchronised


class NewsIndexPage(SitePage):
    """All news of one language, newest first."""

    template = "cms/news_index.html"
    parent_page_types: ClassVar = ["cms.HomePage", "cms.CountryPage"]
    subpage_types: ClassVar = ["cms.NewsPage"]

    class Meta:
        verbose_name = _("news list")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["news"] = news_in(self, page_number=request.GET.get("page"))
        return context


class NewsPage(SitePage):
    """One piece of news."""

    published_on = models.DateField(_("date"), default=timezone.localdate)
    author_name = models.CharField(_("author"), max_length=120, blank=True)
    territory = models.ForeignKey(
        "people.Territory",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("territory"),
    )
    picture = models.ForeignKey(
        "cms.SiteImage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    body = BodyField(PageBody(), verbose_name=_("body"))

    template = "cms/news.html"
    parent_page_types: ClassVar = ["cms.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar = [
        *SitePage.content_panels,
        FieldPanel("published_on"),
        FieldPanel("author_name"),
        FieldPanel("territory"),
        FieldPanel("picture"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar = [*SitePage.search_fields, index.SearchField("body")]
    override_translatable_fields: ClassVar = synchronised(
        "published_on", "author_name", "territory", "picture"
    )

    class Meta:
        verbose_name = _("news")
