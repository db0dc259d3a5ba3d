from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from workflows.live.board.activities import checked_rules


def default_rules() -> dict[str, object]:
    return {}


class Activity(models.Model):
    """One step of a session's run sheet."""

    class Kind(models.TextChoices):
        BRAINSTORM = "brainstorm", _("brainstorm")

    session = models.ForeignKey(
        "live.Session", models.CASCADE, related_name="activities", verbose_name=_("session")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.BRAINSTORM)
    title = models.CharField(_("title"), max_length=160)
    instruction = models.TextField(_("instruction"), max_length=1000, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    rules = models.JSONField(_("rules"), default=default_rules, blank=True)

    class Meta:
        ordering: ClassVar = ["session", "position"]
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["session", "position"],
                name="one_activity_at_each_position",
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message=_("Two activities cannot stand at the same place."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Check the rules against the schema of the activity's kind."""
        try:
            self.rules = checked_rules(self.kind, self.rules)
        except ValueError as wrong:
            raise ValidationError({"rules": _("These rules are not known.")}) from wrong
