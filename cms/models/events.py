from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from cms.blocks.common import PageBody
from cms.fields import BodyField
from cms.forms.events import EventPageForm
from cms.queries.events import past_events_in, upcoming_events_in

from .base import SitePage, synchronised

# Names of the tz database, one for each country on the shores, and the world's own.
ZONES = [
    "Africa/Algiers", "Africa/Cairo", "Africa/Casablanca", "Africa/Tripoli", "Africa/Tunis",
    "Asia/Amman", "Asia/Beirut", "Asia/Damascus", "Asia/Gaza", "Asia/Hebron", "Asia/Jerusalem",
    "Asia/Nicosia", "Europe/Athens", "Europe/Brussels", "Europe/Istanbul", "Europe/Lisbon",
    "Europe/Ljubljana", "Europe/London", "Europe/Madrid", "Europe/Malta", "Europe/Paris",
    "Europe/Podgorica", "Europe/Rome", "Europe/Tirane", "Europe/Zagreb", "UTC",
]  # fmt: skip


class EventIndexPage(SitePage):
    """All events of one language: what comes, soonest first, then what was."""

    template = "cms/event_index.html"
    parent_page_types: ClassVar = ["cms.HomePage", "cms.CountryPage"]
    subpage_types: ClassVar = ["cms.EventPage"]

    class Meta:
        verbose_name = _("event list")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["upcoming"] = upcoming_events_in(self)
        context["past"] = past_events_in(self, page_number=request.GET.get("page"))
        return context


class EventPage(SitePage):
    """Something people come together for, at a place, a link or both."""

    class Mode(models.TextChoices):
        IN_PERSON = "in_person", _("In person")
        ONLINE = "online", _("Online")
        HYBRID = "hybrid", _("In person and online")

    starts_at = models.DateTimeField(_("starts at"))
    ends_at = models.DateTimeField(_("ends at"))
    zone = models.CharField(
        _("time zone"),
        max_length=40,
        choices=[(zone, zone) for zone in ZONES],
        default="Europe/Paris",
        help_text=_("The clock on the wall where the event takes place."),
    )
    mode = models.CharField(_("how"), max_length=12, choices=Mode, default=Mode.IN_PERSON)
    place = models.CharField(_("place"), max_length=160, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    online_address = models.URLField(_("address of the online meeting"), blank=True)
    picture = models.ForeignKey(
        "cms.SiteImage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    body = BodyField(PageBody(), verbose_name=_("body"))

    base_form_class = EventPageForm
    template = "cms/event.html"
    parent_page_types: ClassVar = ["cms.EventIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar = [
        *SitePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("zone"), FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")])],
            heading=_("When"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("mode"),
                FieldPanel("place"),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                FieldPanel("online_address"),
            ],
            heading=_("Where"),
        ),
        FieldPanel("picture"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar = [
        *SitePage.search_fields,
        index.SearchField("place"),
        index.SearchField("body"),
    ]
    override_translatable_fields: ClassVar = synchronised(
        "starts_at", "ends_at", "zone", "mode", "latitude", "longitude", "online_address",
        "picture",
    )  # fmt: skip

    class Meta:
        verbose_name = _("event")
        constraints = [
            models.CheckConstraint(
                name="event_ends_after_it_starts",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("The event must end after it starts."),
            ),
        ]

    @property
    def zone_info(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @property
    def is_in_person(self) -> bool:
        return self.mode != self.Mode.ONLINE

    @property
    def is_online(self) -> bool:
        return self.mode != self.Mode.IN_PERSON
