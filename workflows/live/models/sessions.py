from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflows.live.codes import new_code, new_epoch


class Session(models.Model):
    """A live co-design meeting: a run sheet, facilitators, participants and one event log."""

    class Access(models.TextChoices):
        PUBLIC = "public", _("everybody: the session is listed and its door is open")
        CODE = "code", _("whoever has the code")
        ACCOUNT = "account", _("people who have signed in and have the code")

    class State(models.TextChoices):
        UPCOMING = "upcoming", _("upcoming")
        LIVE = "live", _("live now")
        ENDED = "ended", _("ended")

    code = models.CharField(_("join code"), max_length=8, unique=True, default=new_code)
    title = models.CharField(_("title"), max_length=160)
    summary = models.TextField(_("what it is about"), max_length=1000, blank=True)
    process = models.ForeignKey(
        "participation.Process",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name=_("process"),
    )
    round = models.ForeignKey(
        "participation.Round",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name=_("round that receives the drafts"),
    )
    territory = models.ForeignKey(
        "people.Territory",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name=_("territory"),
    )
    facilitators = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        related_name="facilitated_sessions",
        verbose_name=_("facilitators"),
    )
    access = models.CharField(_("who may join"), max_length=8, choices=Access, default=Access.CODE)
    starts_at = models.DateTimeField(_("starts at"))
    closes_at = models.DateTimeField(
        _("closes by itself at"),
        null=True,
        blank=True,
        help_text=_("The door shuts then, even when no facilitator is there to end the session."),
    )
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True, editable=False)

    # The log's own numbers: which life of it, and how many events it holds.
    epoch = models.CharField(max_length=16, default=new_epoch, editable=False)
    seq = models.PositiveBigIntegerField(default=0, editable=False)

    class Meta:
        ordering: ClassVar = ["-starts_at", "pk"]
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        constraints: ClassVar = [
            models.CheckConstraint(
                name="session_code_is_six_to_eight_capitals_and_digits",
                condition=Q(code__regex=r"^[A-Z0-9]{6,8}$"),
                violation_error_message=_("A join code has six to eight capitals and digits."),
            ),
            models.CheckConstraint(
                name="session_closes_after_it_starts",
                condition=Q(closes_at__isnull=True) | Q(closes_at__gt=F("starts_at")),
                violation_error_message=_("A session must close after it starts."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("live:room", args=[self.code])

    @property
    def tile(self) -> str:
        """Name the session's own star pattern."""
        return f"session-{self.pk}"

    @property
    def over_at(self) -> datetime | None:
        """The moment the session was or will be over, as far as it is known."""
        return self.ended_at or self.closes_at

    @property
    def state(self) -> str:
        now = timezone.now()
        if self.over_at and self.over_at <= now:
            return self.State.ENDED
        return self.State.LIVE if self.starts_at <= now else self.State.UPCOMING

    @property
    def is_over(self) -> bool:
        return self.state == self.State.ENDED
