from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms.blocks.project import ProjectBody
from cms.blocks.shown import find_lists
from cms.fields import BodyField

from .base import SitePage


class ProjectPage(SitePage):
    """The fact sheet of a project: blocks in any order, the money and the figures among them."""

    body = BodyField(ProjectBody(), verbose_name=_("body"))

    template = "cms/project.html"
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar = [*SitePage.content_panels, FieldPanel("body")]
    search_fields: ClassVar = [*SitePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("project page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        find_lists(self.body, self.locale)
        return context
