"""Who comes. Nobody but those who run the event, and the person, may know."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from common.ids import new_secret
from people.models import User

from .occurrences import Occurrence, Places

LONGEST_NAME = 80


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def standing(self) -> "RegistrationQuerySet":
        """Keep those who have a place or wait for one."""
        return self.exclude(state=Registration.State.CANCELLED)

    def coming(self) -> "RegistrationQuerySet":
        """Keep those who have a place."""
        return self.filter(state=Registration.State.REGISTERED)

    def waiting(self) -> "RegistrationQuerySet":
        """Keep those who wait, whoever waits longest first."""
        return self.filter(state=Registration.State.WAITING).order_by("created_at", "pk")


class Registration(models.Model):
    """One person on the list of one date of an event."""

    class State(models.TextChoices):
        WAITING = "waiting", _("on the waiting list")
        REGISTERED = "registered", _("registered")
        CANCELLED = "cancelled", _("cancelled")

    occurrence = models.ForeignKey(Occurrence, models.CASCADE, related_name="registrations")
    places = models.ForeignKey(Places, models.PROTECT, null=True, related_name="registrations")
    wanted = models.ForeignKey(Places, models.SET_NULL, null=True, related_name="wishes")
    person = models.ForeignKey(User, models.SET_NULL, null=True, related_name="event_registrations")
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    # Empty for whom an organiser put on the list without one.
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    #: Of each question: its key, its words and the answer's as the person saw them, and the value.
    answers = models.JSONField(_("answers"), default=list, blank=True)
    state = FSMField(_("state"), choices=State.choices, default=State.WAITING, protected=True)
    created_at = models.DateTimeField(_("registered at"), default=timezone.now)
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True)
    reminded_at = models.DateTimeField(_("reminded at"), null=True)
    checked_in_at = models.DateTimeField(_("checked in at"), null=True)
    checked_in_by = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", verbose_name=_("checked in by")
    )
    # Two secrets, one for each thing a link may do: whoever shows a ticket cannot cancel by it.
    ticket_token = models.CharField(max_length=43, unique=True, default=new_secret, editable=False)
    cancel_token = models.CharField(max_length=43, unique=True, default=new_secret, editable=False)

    objects: ClassVar[RegistrationQuerySet] = RegistrationQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        indexes = [
            models.Index(fields=["occurrence", "state", "created_at"], name="registration_queue")
        ]
        constraints = [
            models.UniqueConstraint(
                "occurrence",
                Lower("email"),
                condition=~Q(state="cancelled") & ~Q(email=""),
                name="one_registration_per_address_and_date",
                violation_error_message=_("This address is registered already."),
            ),
            models.CheckConstraint(
                name="whoever_is_registered_has_a_place",
                condition=Q(state="registered", places__isnull=False)
                | Q(state__in=["waiting", "cancelled"], places=None),
            ),
            models.CheckConstraint(
                name="only_the_registered_are_checked_in",
                condition=Q(checked_in_at=None) | Q(state="registered"),
            ),
        ]

    def __str__(self) -> str:
        """Name what it is for, as the person's own page lists it."""
        return str(self.occurrence.event)

    def get_absolute_url(self) -> str:
        return reverse("events:ticket", args=[self.ticket_token])

    @property
    def is_registered(self) -> bool:
        return bool(self.state == self.State.REGISTERED)

    @property
    def is_waiting(self) -> bool:
        return bool(self.state == self.State.WAITING)

    @property
    def is_cancelled(self) -> bool:
        return bool(self.state == self.State.CANCELLED)

    @transition(field=state, source=State.WAITING, target=State.REGISTERED)
    def sit_down(self, places: Places) -> None:
        self.places = places

    @transition(field=state, source=[State.WAITING, State.REGISTERED], target=State.CANCELLED)
    def step_back(self) -> None:
        self.places = None
        self.checked_in_at = self.checked_in_by = None
        self.cancelled_at = timezone.now()
        # Nobody needs them any more.
        self.answers = []
