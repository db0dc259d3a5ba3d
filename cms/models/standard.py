from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms.blocks.common import PageBody
from cms.fields import BodyField

from .base import SitePage


class StandardPage(SitePage):
    """A page of words: about us, accessibility, privacy."""

    body = BodyField(PageBody(), verbose_name=_("body"))

    template = "cms/standard.html"
    parent_page_types: ClassVar = ["cms.HomePage", "cms.CountryPage", "cms.StandardPage"]
    subpage_types: ClassVar = ["cms.StandardPage", "cms.FaqPage"]
    content_panels: ClassVar = [*SitePage.content_panels, FieldPanel("body")]
    search_fields: ClassVar = [*SitePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("standard page")
