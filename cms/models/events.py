from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from cms.blocks.common import PageBody
from cms.blocks.events import Agenda, Outcomes, Questions, ReservedPlaces
from cms.fields import BodyField
from cms.forms.events import EventFilterForm, EventPageForm
from cms.queries.event_page import about_event
from cms.queries.events import events_in

from .base import SitePage, synchronised
from .event_panels import EVENT_PANELS
from .event_times import MOST_DATES, RepeatedModel


class EventIndexPage(SitePage):
    """All events of one language: what comes, soonest first, then what was."""

    template = "cms/event_index.html"
    parent_page_types: ClassVar = ["cms.HomePage", "cms.CountryPage"]
    subpage_types: ClassVar = ["cms.EventPage"]

    class Meta:
        verbose_name = _("event list")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        asked = EventFilterForm.read(request.GET)
        place = asked["territory"]
        context["filters"] = EventFilterForm(
            initial={**asked, "territory": place.slug if place else ""}
        )
        context["asked"] = asked
        page_number = request.GET.get("page")
        context["upcoming"], context["past"] = events_in(self, page_number=page_number, **asked)
        return context


class EventPage(SitePage, RepeatedModel):
    """Something people come together for, at a place, a link or both; once or every week."""

    class Mode(models.TextChoices):
        IN_PERSON = "in_person", _("In person")
        ONLINE = "online", _("Online")
        HYBRID = "hybrid", _("In person and online")

    mode = models.CharField(_("how"), max_length=12, choices=Mode, default=Mode.IN_PERSON)
    place = models.CharField(_("place"), max_length=160, blank=True)
    territory = models.ForeignKey(
        "people.Territory",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("territory"),
        help_text=_("Organisers of this territory see who registered."),
    )
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
    agenda = BodyField(Agenda(), verbose_name=_("agenda"), blank=True, default=list)

    takes_registrations = models.BooleanField(_("people register"), default=False)
    registration_opens_at = models.DateTimeField(
        _("registration opens at"), null=True, blank=True, help_text=_("Empty: at once.")
    )
    registration_closes_at = models.DateTimeField(
        _("registration closes at"),
        null=True,
        blank=True,
        help_text=_("Empty: when the event begins."),
    )
    capacity = models.PositiveIntegerField(
        _("places"), null=True, blank=True, help_text=_("All of them. Empty: no limit.")
    )
    reserved = BodyField(
        ReservedPlaces(), verbose_name=_("places kept for groups"), blank=True, default=list
    )
    has_waiting_list = models.BooleanField(_("waiting list"), default=True)
    questions = BodyField(Questions(), verbose_name=_("questions"), blank=True, default=list)

    minutes = BodyField(PageBody(), verbose_name=_("minutes"), blank=True, default=list)
    outcomes = BodyField(Outcomes(), verbose_name=_("outcomes"), blank=True, default=list)

    base_form_class = EventPageForm
    template = "cms/event.html"
    parent_page_types: ClassVar = ["cms.EventIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar = [*SitePage.content_panels, *EVENT_PANELS]
    search_fields: ClassVar = [
        *SitePage.search_fields,
        index.SearchField("place"),
        index.SearchField("body"),
        index.SearchField("minutes"),
    ]
    override_translatable_fields: ClassVar = synchronised(
        "starts_at", "ends_at", "last_ends_at", "starts_wall", "ends_wall", "which_hour", "zone",
        "repeats", "repeats_until", "repeats_count", "mode", "territory", "latitude", "longitude",
        "online_address", "picture", "takes_registrations", "registration_opens_at",
        "registration_closes_at", "capacity", "reserved", "has_waiting_list", "outcomes",
    )  # fmt: skip

    class Meta:
        verbose_name = _("event")
        constraints = [
            models.CheckConstraint(
                name="event_ends_after_it_starts",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("The event must end after it starts."),
            ),
            models.CheckConstraint(
                name="event_repeats_a_known_number_of_times",
                condition=Q(repeats_count=None) | Q(repeats_count__range=(1, MOST_DATES)),
                violation_error_message=_("An event repeats 1 to 104 times."),
            ),
            models.CheckConstraint(
                name="event_registration_closes_after_it_opens",
                condition=Q(registration_opens_at=None)
                | Q(registration_closes_at=None)
                | Q(registration_closes_at__gt=F("registration_opens_at")),
                violation_error_message=_("Registration must close after it opens."),
            ),
        ]

    @property
    def is_in_person(self) -> bool:
        return self.mode != self.Mode.ONLINE

    @property
    def is_online(self) -> bool:
        return self.mode != self.Mode.IN_PERSON

    @property
    def is_over(self) -> bool:
        return bool(self.last_ends_at and self.last_ends_at <= timezone.now())

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | about_event(self, request)
