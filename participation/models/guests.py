"""Codes by which people at an event take part in one round, and who came in by them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common import clock

CODE_LENGTH = 8


class EventCode(models.Model):
    """A code shown at an event. It opens one round to so many guests, until it ends.

    Kept as it is, not as a hash: organisers print it, and it is on the wall for all to see.
    """

    round = models.ForeignKey(
        "participation.Round",
        on_delete=models.CASCADE,
        related_name="event_codes",
        verbose_name=_("round"),
    )
    code = models.CharField(_("code"), max_length=CODE_LENGTH, unique=True, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    expires_at = models.DateTimeField(_("works until"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True, editable=False)
    most = models.PositiveSmallIntegerField(_("most guests"))
    taken = models.PositiveSmallIntegerField(_("guests so far"), default=0, editable=False)

    objects: ClassVar[models.Manager[EventCode]] = models.Manager()

    class Meta:
        verbose_name = _("event code")
        verbose_name_plural = _("event codes")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="no_more_guests_than_an_event_code_allows",
                condition=Q(taken__lte=F("most")),
                violation_error_message=_("All places of this code are taken."),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def is_over(self) -> bool:
        """Whether its time has passed: then its guests are signed out."""
        return self.expires_at <= clock.now()

    @property
    def is_running(self) -> bool:
        """Whether guests may act by it now."""
        return self.revoked_at is None and not self.is_over


class Guest(models.Model):
    """By which code somebody came in. It stays when the account is claimed, and says nothing then.

    Whether somebody is a guest is said by their account (``User.is_guest``).
    """

    code = models.ForeignKey(
        EventCode, models.CASCADE, related_name="guests", verbose_name=_("event code")
    )
    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="guest", verbose_name=_("person")
    )
    joined_at = models.DateTimeField(_("joined at"), auto_now_add=True)

    objects: ClassVar[models.Manager[Guest]] = models.Manager()

    class Meta:
        verbose_name = _("guest")
        verbose_name_plural = _("guests")

    def __str__(self) -> str:
        return str(self.person)
