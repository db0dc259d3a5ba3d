from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms.blocks.common import QuestionBody
from cms.fields import BodyField

from .base import SitePage


class FaqPage(SitePage):
    """Questions people ask, with their answers, under headings."""

    body = BodyField(QuestionBody(), verbose_name=_("questions"))

    template = "cms/faq.html"
    parent_page_types: ClassVar = ["cms.HomePage", "cms.StandardPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar = [*SitePage.content_panels, FieldPanel("body")]
    search_fields: ClassVar = [*SitePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("questions and answers")
