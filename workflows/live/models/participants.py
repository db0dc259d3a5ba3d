from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Participant(models.Model):
    """One person in one session: somebody with an account, or whoever holds the token."""

    class Role(models.TextChoices):
        PARTICIPANT = "participant", _("participant")
        FACILITATOR = "facilitator", _("facilitator")
        OBSERVER = "observer", _("observer")
        PROJECTOR = "projector", _("projector")

    session = models.ForeignKey(
        "live.Session", models.CASCADE, related_name="participants", verbose_name=_("session")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="place_in_sessions",
        verbose_name=_("account"),
    )
    # The browser holds the token; we keep only its hash, so a stolen database opens no room.
    token_hash = models.CharField(max_length=64, unique=True, null=True, editable=False)  # noqa: DJ001
    name = models.CharField(_("name"), max_length=60, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.PARTICIPANT)
    joined_at = models.DateTimeField(_("joined at"), auto_now_add=True)
    removed_at = models.DateTimeField(_("removed at"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["session", "joined_at", "pk"]
        verbose_name = _("session participant")
        verbose_name_plural = _("session participants")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["session", "user"],
                name="one_place_per_account_and_session",
                condition=Q(user__isnull=False),
                violation_error_message=_("You are in this session already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name or str(_("Somebody"))
