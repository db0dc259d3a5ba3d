from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Event(models.Model):
    """One thing that happened in a session. Append-only: the only thing ever broadcast."""

    session = models.ForeignKey(
        "live.Session", models.PROTECT, related_name="events", verbose_name=_("session")
    )
    seq = models.PositiveBigIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=40)
    actor = models.ForeignKey(
        "live.Participant", models.PROTECT, related_name="events", verbose_name=_("who")
    )
    cmid = models.CharField(_("command"), max_length=40)  # made by the client, answers repeats
    payload = models.JSONField(_("what"))
    at = models.DateTimeField(_("when"))

    class Meta:
        ordering: ClassVar = ["session", "seq"]
        verbose_name = _("session event")
        verbose_name_plural = _("session events")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["session", "seq"], name="one_event_at_each_number"),
            models.UniqueConstraint(
                fields=["session", "actor", "cmid"], name="a_command_happens_once"
            ),
            models.CheckConstraint(name="event_numbers_start_at_one", condition=Q(seq__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"
