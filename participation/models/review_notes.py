from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

LONGEST_NOTE = 3000


class ReviewNote(models.Model):
    """What evaluators and organisers say to each other about a proposal; nobody else reads it."""

    proposal = models.ForeignKey(
        "participation.Proposal",
        on_delete=models.CASCADE,
        related_name="review_notes",
        verbose_name=_("proposal"),
    )
    # The note it answers; an answer is answered under the same note.
    parent = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        related_name="replies",
        null=True,
        blank=True,
        verbose_name=_("answers"),
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="review_notes",
        verbose_name=_("author"),
    )
    text = models.TextField(_("text"), max_length=LONGEST_NOTE)
    written_at = models.DateTimeField(_("written at"))

    objects: ClassVar[models.Manager[ReviewNote]] = models.Manager()

    class Meta:
        verbose_name = _("note among evaluators")
        verbose_name_plural = _("notes among evaluators")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="a_note_among_evaluators_says_something",
                condition=~Q(text=""),
                violation_error_message=_("Write something first."),
            ),
            models.CheckConstraint(
                name="a_note_among_evaluators_answers_an_earlier_one",
                condition=Q(parent=None) | Q(parent__lt=F("id")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.written_at}"
