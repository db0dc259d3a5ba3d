from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from cms.blocks.common import PageBody
from cms.blocks.files import CaptionFiles, LanguageFiles
from cms.fields import BodyField
from cms.queries.library import library_in

from .base import SitePage, synchronised


class LibraryIndexPage(SitePage):
    """Everything the project leaves behind, of one language."""

    template = "cms/library_index.html"
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar = ["cms.LibraryItem"]

    class Meta:
        verbose_name = _("library")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        kind = request.GET.get("kind", "")
        context["kind"] = kind if kind in LibraryItem.Kind.values else ""
        context["kinds"] = LibraryItem.Kind.choices
        context["items"] = library_in(
            self, kind=context["kind"], page_number=request.GET.get("page")
        )
        return context


class LibraryItem(SitePage):
    """A deliverable, a document or a video, in the languages it exists in."""

    class Kind(models.TextChoices):
        DELIVERABLE = "deliverable", _("Deliverable")
        DOCUMENT = "document", _("Document")
        VIDEO = "video", _("Video")

    class Form(models.TextChoices):
        BRIEF = "brief", _("Policy brief")
        TOOLKIT = "toolkit", _("Toolkit")
        REPORT = "report", _("Report")
        STUDY = "study", _("Study")
        TRAINING = "training", _("Training")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.DOCUMENT)
    form = models.CharField(_("form"), max_length=12, choices=Form, blank=True)
    authors = models.CharField(_("authors"), max_length=250, blank=True)
    published_on = models.DateField(_("date"), default=timezone.localdate)
    licence = models.CharField(_("licence"), max_length=80, blank=True)
    preview = models.ForeignKey(
        "cms.SiteImage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("preview"),
        help_text=_("The first page, or a still of the video."),
    )
    body = BodyField(PageBody(), verbose_name=_("body"), blank=True)
    files = BodyField(LanguageFiles(), verbose_name=_("files"), blank=True)
    video = models.ForeignKey(
        "cms.SiteDocument",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("video"),
    )
    captions = BodyField(CaptionFiles(), verbose_name=_("captions"), blank=True)
    transcript = models.TextField(_("transcript"), blank=True)
    why_no_transcript = models.CharField(
        _("why there is no transcript"), max_length=250, blank=True
    )

    template = "cms/library_item.html"
    parent_page_types: ClassVar = ["cms.LibraryIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar = [
        *SitePage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("form"), FieldPanel("published_on")]),
        FieldPanel("authors"),
        FieldPanel("licence"),
        FieldPanel("preview"),
        FieldPanel("body"),
        FieldPanel("files"),
        MultiFieldPanel(
            [
                FieldPanel("video"),
                FieldPanel("captions"),
                FieldPanel("transcript"),
                FieldPanel("why_no_transcript"),
            ],
            heading=_("Video"),
        ),
    ]
    search_fields: ClassVar = [
        *SitePage.search_fields,
        index.SearchField("body"),
        index.SearchField("transcript"),
        index.FilterField("kind"),
    ]
    override_translatable_fields: ClassVar = synchronised(
        "kind", "form", "authors", "published_on", "licence", "preview", "files", "video",
        "captions",
    )  # fmt: skip

    class Meta:
        verbose_name = _("library item")

    def clean(self) -> None:
        super().clean()
        if self.kind == self.Kind.VIDEO and not (self.transcript or self.why_no_transcript):
            message = _("Give the transcript of the video, or say why there is none.")
            raise ValidationError({"transcript": message})
