from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditSeal(models.Model):
    """The audit events up to a number, under a hash that holds the seal before. Never changed."""

    # The last event sealed here, and how many since the seal before.
    last = models.PositiveBigIntegerField(unique=True)
    count = models.PositiveIntegerField()
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("audit seal")
        verbose_name_plural = _("audit seals")

    def __str__(self) -> str:
        return f"{self.last}: {self.digest[:12]}"
