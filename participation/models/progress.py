from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

WORDS = 1000


class Progress(models.TextChoices):
    """What becomes of a proposal on the organiser's side, before and after the answer."""

    CONSIDERED = "considered", _("being looked at")
    STARTED = "started", _("being done")
    DONE = "done", _("done")
    STOPPED = "stopped", _("not done after all")


class ProgressNote(models.Model):
    """A public word of the organiser on how far a proposal is. It stays as people read it."""

    # How a state is coloured; its word always stands beside it.
    TONES = {
        Progress.CONSIDERED: "sea",
        Progress.STARTED: "saffron",
        Progress.DONE: "olive",
        Progress.STOPPED: "terracotta",
    }

    proposal = models.ForeignKey(
        "participation.Proposal",
        on_delete=models.CASCADE,
        related_name="progress_notes",
        verbose_name=_("proposal"),
    )
    state = models.CharField(_("how far it is"), max_length=10, choices=Progress.choices)
    text = models.CharField(_("text"), max_length=WORDS, blank=True)
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("written by"),
    )
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("note on progress")
        verbose_name_plural = _("notes on progress")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="what_is_not_done_after_all_says_why",
                condition=~Q(state="stopped", text=""),
                violation_error_message=_("Say why."),
            )
        ]

    def __str__(self) -> str:
        return str(self.get_state_display())

    @property
    def tone(self) -> str:
        return self.TONES[Progress(self.state)]
