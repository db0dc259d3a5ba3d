from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.search import index

from cms.blocks.common import PageBody
from cms.blocks.files import CaptionFiles, LanguageFiles, Versions
from cms.citations import Work, authors_of, bibtex, csl
from cms.countries import country_choices
from cms.fields import BodyField
from cms.licences import LICENCES
from cms.players import Player, player_of
from cms.queries.facets import facts_of_item
from cms.queries.languages import language_of
from cms.queries.pictures import with_drawings

from .base import SitePage, synchronised

#: The form Crossref gives for all DOIs of this century.
is_doi = RegexValidator(r"^10\.\d{4,9}/[^\s\"<>\\{}]+$", _("A DOI looks like 10.1234/abc."))


class LibraryItem(RoutablePageMixin, SitePage):
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
    output = models.CharField(
        _("output"),
        max_length=120,
        blank=True,
        help_text=_("The output of the project it belongs to, such as “Output 3.1”."),
    )
    authors = models.CharField(
        _("authors"),
        max_length=250,
        blank=True,
        help_text=_("Apart by semicolons. People as “Family name, given name”."),
    )
    partners = ParentalManyToManyField(
        "cms.Partner", blank=True, related_name="+", verbose_name=_("partners")
    )
    themes = ParentalManyToManyField(
        "cms.Theme", blank=True, related_name="+", verbose_name=_("themes")
    )
    country = models.CharField(_("country"), max_length=2, choices=country_choices, blank=True)
    published_on = models.DateField(_("date"), default=timezone.localdate)
    licence = models.CharField(
        _("licence"), max_length=80, blank=True, choices=[(name, name) for name in LICENCES]
    )
    doi = models.CharField(
        _("DOI"),
        max_length=120,
        blank=True,
        validators=[is_doi],
    )
    reference = models.CharField(_("reference"), max_length=120, blank=True)
    version = models.CharField(_("version"), max_length=20, blank=True)
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
    versions = BodyField(Versions(), verbose_name=_("earlier versions"), blank=True)
    video = models.ForeignKey(
        "cms.SiteDocument",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("video"),
    )
    video_address = models.URLField(
        _("or its address on another host"),
        blank=True,
        help_text=_("Nothing is fetched from there before a reader asks for it."),
    )
    captions = BodyField(CaptionFiles(), verbose_name=_("captions"), blank=True)
    transcript = models.TextField(_("transcript"), blank=True)
    why_no_transcript = models.CharField(
        _("why captions or the transcript are missing"), max_length=250, blank=True
    )

    #: The file whose first page stands for the item in lists; `with_first_pages` finds it.
    paper: Any = None

    template = "cms/library_item.html"
    parent_page_types: ClassVar = ["cms.LibraryIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar = [
        *SitePage.content_panels,
        FieldRowPanel(
            [
                FieldPanel("kind"),
                FieldPanel("form", heading=_("Kind of deliverable")),
                FieldPanel("published_on"),
            ]
        ),
        FieldRowPanel([FieldPanel("output"), FieldPanel("country")]),
        FieldPanel("authors"),
        FieldPanel("partners"),
        FieldPanel("themes"),
        FieldPanel("licence"),
        FieldRowPanel([FieldPanel("doi"), FieldPanel("reference"), FieldPanel("version")]),
        FieldPanel("preview"),
        FieldPanel("body"),
        FieldPanel("files"),
        FieldPanel("versions"),
        MultiFieldPanel(
            [
                FieldPanel("video"),
                FieldPanel("video_address"),
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
        "captions", "partners", "themes", "country", "doi", "reference", "version",
        "video_address",
    )  # fmt: skip

    class Meta:
        verbose_name = _("library item")
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_video_has_words_or_a_reason",
                condition=~Q(kind="video") | ~Q(transcript="") | ~Q(why_no_transcript=""),
                violation_error_message=_(
                    "Give the transcript of the video, or say why there is none."
                ),
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if self.kind == self.Kind.VIDEO and not self.why_no_transcript:
            self._ask_for_words()
        if self.video_address and not self.player:
            message = _("Films may be shown from the hosts this site trusts only; this is none.")
            raise ValidationError({"video_address": message})

    def _ask_for_words(self) -> None:
        if not self.transcript:
            message = _("Give the transcript of the video, or say why there is none.")
            raise ValidationError({"transcript": message})
        if self.video_id and not self.captions:
            message = _("Give the captions of the video, or say why there are none.")
            raise ValidationError({"captions": message})

    @property
    def player(self) -> Player | None:
        """The frame the video plays in on another host, if that is one the site trusts."""
        return player_of(self.video_address, peertube=tuple(settings.NORIA_PEERTUBE_HOSTS))

    @property
    def licence_address(self) -> str:
        return LICENCES.get(self.licence, "")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        if self.preview_id:
            self.preview = with_drawings([self.preview_id]).get(self.preview_id)
        context = super().get_context(request, *args, **kwargs)
        return context | facts_of_item(self, request)

    @path("play/")
    def play(self, request: HttpRequest) -> HttpResponse:
        """Show the page with the other host's player in it: only who asks for it loads it."""
        player = self.player
        if player is None:
            raise Http404
        response = self.render(request, context_overrides={"playing": player})
        response._csp_update = {"frame-src": [player.origin]}  # noqa: SLF001 -- django-csp's own
        response["X-Robots-Tag"] = "noindex"
        # This policy is for whoever asked, and no cache may forget it.
        response["Cache-Control"] = "no-store"
        return response

    @path("citation/bibtex/")
    def as_bibtex(self, request: HttpRequest) -> HttpResponse:
        """Answer the citation for BibTeX."""
        words = bibtex(self._as_work(request))
        response = HttpResponse(words, content_type="application/x-bibtex; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{self.pk}.bib"'
        return response

    @path("citation/csl/")
    def as_csl(self, request: HttpRequest) -> HttpResponse:
        """Answer the citation as CSL-JSON."""
        kind = "application/vnd.citationstyles.csl+json"
        answer = JsonResponse([csl(self._as_work(request))], safe=False, content_type=kind)
        answer["Content-Disposition"] = f'attachment; filename="{self.pk}.json"'
        return answer

    def _as_work(self, request: HttpRequest) -> Work:
        language = language_of(self)
        return Work(
            key=f"{self.slug}-{language}",
            kind=self.form or self.kind,
            kind_name=self.get_form_display() or self.get_kind_display(),
            title=self.title,
            authors=authors_of(self.authors),
            published_on=self.published_on,
            publisher=settings.WAGTAIL_SITE_NAME,
            language=language,
            address=self.get_full_url(request) or "",
            doi=self.doi,
            version=self.version,
        )
