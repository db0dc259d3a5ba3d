from typing import Any, ClassVar

from django.db import models
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms.blocks.common import PageBody
from cms.blocks.shown import RelatedPages
from cms.fields import BodyField
from cms.forms.news import ArchiveForm
from cms.queries.news import archive, related_to

from .base import SitePage, synchronised

RELATED = 3


class NewsIndexPage(SitePage):
    """All news of one language, newest first."""

    template = "cms/news_index.html"
    parent_page_types: ClassVar = ["cms.HomePage", "cms.CountryPage"]
    subpage_types: ClassVar = ["cms.NewsPage"]

    class Meta:
        verbose_name = _("news list")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        asked = ArchiveForm(request.GET).asked()
        context["asked"] = asked
        context["archive"] = archive(self, **asked, page_number=request.GET.get("page"))
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
    themes = ParentalManyToManyField(
        "cms.Theme", blank=True, related_name="news", verbose_name=_("themes")
    )
    body = BodyField(PageBody(), verbose_name=_("body"))
    related = BodyField(
        RelatedPages(),
        blank=True,
        verbose_name=_("what to read next"),
        help_text=_("Empty: the newest news of the same themes."),
    )

    template = "cms/news.html"
    parent_page_types: ClassVar = ["cms.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar = [
        *SitePage.content_panels,
        FieldPanel("published_on"),
        FieldPanel("author_name"),
        FieldPanel("territory"),
        FieldPanel("themes", widget=CheckboxSelectMultiple),
        FieldPanel("picture"),
        FieldPanel("body"),
        FieldPanel("related"),
    ]
    search_fields: ClassVar = [*SitePage.search_fields, index.SearchField("body")]
    override_translatable_fields: ClassVar = synchronised(
        "published_on", "author_name", "territory", "picture", "themes", "related"
    )

    class Meta:
        verbose_name = _("news")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["themes"] = list(self.themes.all())
        context["related"] = related_to(self, context["themes"], RELATED)
        return context
