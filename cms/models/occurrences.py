"""The dates of an event, and the places there are on each."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .event_times import TimedModel


class Occurrence(TimedModel):
    """One date of an event, whatever language its page is read in.

    It hangs on the page the translations were made from. Its row is the lock whoever gives out or
    takes back places holds. What people were told stays until `lay_out` tells them otherwise.
    """

    event = models.ForeignKey(
        "cms.EventPage", models.CASCADE, related_name="occurrences", verbose_name=_("event")
    )
    number = models.PositiveSmallIntegerField(_("number"), default=0)
    sequence = models.PositiveIntegerField(_("times it was moved"), default=0)
    registered_count = models.PositiveIntegerField(_("registered"), default=0)
    waiting_count = models.PositiveIntegerField(_("waiting"), default=0)
    checked_in_count = models.PositiveIntegerField(_("checked in"), default=0)
    attendance = models.PositiveIntegerField(_("attendance, counted otherwise"), null=True)
    attendance_reason = models.CharField(_("how it was counted"), max_length=200, blank=True)

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("date of an event")
        verbose_name_plural = _("dates of events")
        indexes = [models.Index(fields=["ends_at"], name="occurrence_by_end")]
        constraints = [
            models.UniqueConstraint(fields=["event", "number"], name="a_date_has_its_number"),
            models.CheckConstraint(
                name="a_date_ends_after_it_starts", condition=Q(ends_at__gt=F("starts_at"))
            ),
            models.CheckConstraint(
                name="a_counted_attendance_has_a_reason",
                condition=Q(attendance=None, attendance_reason="")
                | Q(attendance__isnull=False) & ~Q(attendance_reason=""),
                violation_error_message=_("Say how it was counted."),
            ),
            models.CheckConstraint(
                name="nobody_is_checked_in_unregistered",
                condition=Q(checked_in_count__lte=F("registered_count")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_id}/{self.number} {self.starts_wall}"

    @property
    def is_over(self) -> bool:
        return self.ends_at <= timezone.now()

    @property
    def has_begun(self) -> bool:
        return self.starts_at <= timezone.now()

    @property
    def attended(self) -> int:
        """How many people came: as organisers counted, else as they were checked in."""
        return self.checked_in_count if self.attendance is None else self.attendance


class Places(models.Model):
    """The places of one date: those for everybody (no name), and those kept for a group."""

    occurrence = models.ForeignKey(Occurrence, models.CASCADE, related_name="places")
    name = models.CharField(_("group"), max_length=80, blank=True)
    code = models.CharField(_("code"), max_length=40, blank=True)
    capacity = models.PositiveIntegerField(_("places"), null=True)
    taken = models.PositiveIntegerField(_("taken"), default=0)

    class Meta:
        ordering = ["occurrence", "name", "pk"]
        verbose_name = _("places")
        verbose_name_plural = _("places")
        constraints = [
            models.UniqueConstraint(
                fields=["occurrence", "name"], name="a_group_has_its_places_once"
            ),
            models.CheckConstraint(
                name="never_more_people_than_places",
                # No number means no limit.
                condition=Q(capacity=None) | Q(taken__lte=F("capacity")),
                violation_error_message=_("There are not so many places."),
            ),
            models.CheckConstraint(
                name="a_group_comes_by_its_code",
                condition=Q(name="", code="") | ~Q(name="") & ~Q(code=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name or '*'} {self.taken}/{self.capacity}"

    @property
    def left(self) -> int | None:
        """How many are free; None without a limit."""
        return None if self.capacity is None else self.capacity - self.taken

    @property
    def is_full(self) -> bool:
        return self.left == 0
