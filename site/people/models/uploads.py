from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class UploadDay(models.Model):
    """What one person has sent on one day: counted as it comes in, refused files too."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("person")
    )
    day = models.DateField(_("day"))
    files = models.PositiveIntegerField(_("files"), default=0)
    size = models.PositiveBigIntegerField(_("bytes"), default=0)

    class Meta:
        verbose_name = _("files of a day")
        verbose_name_plural = _("files by day")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "day"], name="one_upload_count_a_person_and_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.day}"
