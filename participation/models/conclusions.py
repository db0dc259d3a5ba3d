"""What organisers draw from a discussion when it closes."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

CONCLUSIONS_LENGTH = 5_000


class Conclusions(models.Model):
    """What a discussion came to, in its organisers' words. Never changed: the newest counts."""

    round = models.ForeignKey(
        "participation.Round",
        on_delete=models.PROTECT,
        related_name="conclusions",
        verbose_name=_("round"),
    )
    text = models.TextField(_("text"), max_length=CONCLUSIONS_LENGTH)
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("written by"),
    )
    written_at = models.DateTimeField(_("written at"))

    class Meta:
        verbose_name = _("conclusions")
        verbose_name_plural = _("conclusions")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="conclusions_say_something",
                condition=~Q(text=""),
                violation_error_message=_("Write what the discussion came to."),
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]
