from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AssistedSession(models.Model):
    """The half hour in which a verifier writes for a person who sits beside them."""

    verifier = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="assisted_sessions_led",
        verbose_name=_("verifier"),
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="assisted_sessions",
        verbose_name=_("person"),
    )
    reason = models.CharField(_("reason"), max_length=300)
    started_at = models.DateTimeField(_("started at"), default=timezone.now)
    ends_at = models.DateTimeField(_("ends at"))
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    objects: ClassVar[models.Manager["AssistedSession"]] = models.Manager()

    class Meta:
        ordering = ["-started_at", "-pk"]
        verbose_name = _("assisted session")
        verbose_name_plural = _("assisted sessions")
        constraints = [
            models.CheckConstraint(
                name="assistance_has_a_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Say why this person needs help."),
            ),
            models.CheckConstraint(
                name="nobody_assists_themselves",
                condition=Q(verifier=None) | ~Q(verifier=F("person")),
            ),
            models.UniqueConstraint(
                name="one_assisted_session_at_a_time",
                fields=["verifier"],
                condition=Q(ended_at=None),
                violation_error_message=_("End the other assisted session first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verifier_id} → {self.person_id}"

    @property
    def is_running(self) -> bool:
        return self.ended_at is None and timezone.now() < self.ends_at
