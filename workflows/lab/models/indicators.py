from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Indicator(models.Model):
    """What is measured to know whether a service changes anything."""

    class Direction(models.TextChoices):
        HIGHER = "higher", _("more is better")
        LOWER = "lower", _("less is better")

    service = models.ForeignKey(
        "lab.Service", models.PROTECT, related_name="indicators", verbose_name=_("service")
    )
    name = models.CharField(_("name"), max_length=160)
    unit = models.CharField(_("unit"), max_length=40)
    direction = models.CharField(_("direction"), max_length=8, choices=Direction)
    baseline = models.DecimalField(_("baseline"), max_digits=14, decimal_places=2)
    baseline_on = models.DateField(_("measured on"))
    target = models.DecimalField(_("target"), max_digits=14, decimal_places=2)
    source = models.CharField(_("source"), max_length=200)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        constraints = [
            models.CheckConstraint(
                condition=Q(direction="higher", target__gt=F("baseline"))
                | Q(direction="lower", target__lt=F("baseline")),
                name="a_target_is_better_than_the_baseline",
                violation_error_message=_("The target must be better than the baseline."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def progress(self, value: Decimal) -> int:
        """Tell how much of the way from baseline to target a value has gone, 0 to 100 per cent."""
        way = (value - self.baseline) / (self.target - self.baseline) * 100
        return max(0, min(100, round(way)))


class Reading(models.Model):
    """One measured value of an indicator."""

    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="readings", verbose_name=_("indicator")
    )
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=2)
    read_on = models.DateField(_("measured on"))
    source = models.CharField(_("source"), max_length=200)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("entered by")
    )

    class Meta:
        ordering = ["read_on", "pk"]
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "read_on"],
                name="one_reading_per_indicator_and_day",
                violation_error_message=_("There is already a reading of that day."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.value} ({self.read_on})"
