from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.models.comments import TEXT_LENGTH


class CommentVersion(models.Model):
    """What a comment said until its author changed it. Gone with the comment's words."""

    comment = models.ForeignKey(
        "participation.Comment",
        on_delete=models.CASCADE,
        related_name="versions",
        verbose_name=_("comment"),
    )
    number = models.PositiveIntegerField(_("number"))
    text = models.TextField(_("text"), max_length=TEXT_LENGTH)
    until = models.DateTimeField(_("until"))

    class Meta:
        verbose_name = _("version of a comment")
        verbose_name_plural = _("versions of comments")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                name="one_version_per_number_and_comment", fields=["comment", "number"]
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]


class HelpfulMark(models.Model):
    """That somebody finds a comment helpful. Only the count is shown."""

    comment = models.ForeignKey(
        "participation.Comment",
        on_delete=models.CASCADE,
        related_name="marks",
        verbose_name=_("comment"),
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("person"),
    )
    at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        verbose_name = _("helpful mark")
        verbose_name_plural = _("helpful marks")
        constraints = [
            models.UniqueConstraint(
                name="one_mark_per_person_and_comment", fields=["comment", "person"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.comment_id}"
