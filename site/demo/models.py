from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

OPEN_FOR = timedelta(days=365)


class Filling(models.Model):
    """When the demo was filled first: every date of its story counts from then."""

    started_at = models.DateTimeField(_("started at"), default=timezone.now)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    class Meta:
        verbose_name = _("filling of the demo")
        verbose_name_plural = _("fillings of the demo")
        constraints = [
            models.UniqueConstraint(models.Value(1), name="the_demo_is_filled_once"),
        ]

    def __str__(self) -> str:
        return self.started_at.isoformat()

    @property
    def is_past(self) -> bool:
        """Say whether the rounds that the story keeps open have closed by now."""
        return timezone.now() >= self.started_at + OPEN_FOR
