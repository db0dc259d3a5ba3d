from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms.blocks.common import PageBody
from cms.fields import BodyField
from cms.queries.pictures import with_drawings
from cms.queries.wheel import next_sessions, open_rounds, services_by_stage

from .base import SitePage, synchronised


class LabPage(SitePage):
    """What the lab is and why, and the services that are being made in it."""

    picture = models.ForeignKey(
        "cms.SiteImage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    body = BodyField(PageBody(), verbose_name=_("body"))

    template = "cms/lab.html"
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar = [
        *SitePage.content_panels,
        FieldPanel("picture"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar = [*SitePage.search_fields, index.SearchField("body")]
    override_translatable_fields: ClassVar = synchronised("picture")

    class Meta:
        verbose_name = _("lab page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        if self.picture_id:
            self.picture = with_drawings([self.picture_id]).get(self.picture_id)
        return {
            **super().get_context(request, *args, **kwargs),
            "rounds": open_rounds(3),
            "sessions": next_sessions(3),
            "stages": services_by_stage(12),
        }
