from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class OpenFile(models.Model):
    """A table of a public process as it stood on a day; one file of it, which begins ``after``.

    The newest has people's words: a trigger takes it away in the same transaction in which any of
    them leaves the site or changes. What is kept of earlier days has numbers alone.
    """

    process = models.ForeignKey(
        "participation.Process",
        on_delete=models.CASCADE,
        related_name="open_files",
        verbose_name=_("process"),
    )
    name = models.CharField(_("name"), max_length=40)
    day = models.DateField(_("day"))
    has_words = models.BooleanField(_("with people’s words"))
    # The key before the first line, and the one after which the next file goes on.
    after = models.PositiveBigIntegerField(_("after"), default=0)
    last = models.PositiveBigIntegerField(_("last"), null=True)
    text = models.TextField(_("text"))
    made_at = models.DateTimeField(_("made at"))

    objects: ClassVar[models.Manager[OpenFile]] = models.Manager()

    class Meta:
        verbose_name = _("kept file of open data")
        verbose_name_plural = _("kept files of open data")
        ordering = ["-day", "name", "after"]
        constraints = [
            models.UniqueConstraint(
                fields=["process", "name", "after"],
                condition=Q(has_words=True),
                name="one_kept_file_with_words",
            ),
            models.UniqueConstraint(
                fields=["process", "name", "day", "after"],
                condition=Q(has_words=False),
                name="one_kept_file_of_numbers_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.process_id} {self.day} {self.name}"
