"""Two people who name the same line of a register: which of them it verifies, somebody decides."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class CensusConflict(models.Model):
    """That somebody was refused because a line of a register verifies another account."""

    class Status(models.TextChoices):
        OPEN = "open", _("waiting")
        HANDED = "handed", _("handed over")
        DISMISSED = "dismissed", _("left as it was")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="census_conflicts",
        verbose_name=_("who asked"),
    )
    # The line, a keyed hash; where its register is forgotten, there is nothing left to decide.
    entry = models.ForeignKey("people.CensusEntry", models.CASCADE, related_name="+")
    held = models.ForeignKey(
        "people.Verification", models.CASCADE, related_name="+", verbose_name=_("verification")
    )
    at = models.DateTimeField(_("when"), default=timezone.now)
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects: ClassVar[models.Manager["CensusConflict"]] = models.Manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("conflict about a register")
        verbose_name_plural = _("conflicts about registers")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "entry"],
                condition=Q(status="open"),
                name="one_open_conflict_a_person_and_line",
            ),
            models.CheckConstraint(
                name="a_decided_conflict_says_when_and_why",
                condition=Q(status="open", decided_at=None, reason="")
                | (~Q(status="open") & Q(decided_at__isnull=False, reason__regex=r"\S")),
                violation_error_message=_("Say why."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.person_id}"
