"""What people are verified against: codes on paper, and registers nobody can read back."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

DIGEST_LENGTH = 64


class CodeList(models.Model):
    """Invitation codes made together, for people of one place."""

    territory = models.ForeignKey(
        "people.Territory", models.PROTECT, related_name="+", verbose_name=_("territory")
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("made by"),
    )
    purpose = models.CharField(_("what they are for"), max_length=120)
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    expires_at = models.DateTimeField(_("works until"))

    objects: ClassVar[models.Manager["CodeList"]] = models.Manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("list of invitation codes")
        verbose_name_plural = _("lists of invitation codes")

    def __str__(self) -> str:
        return self.purpose

    @property
    def last_moment(self) -> datetime:
        """The end of the last day on which the codes work, as whoever made them chose it."""
        return self.expires_at - timedelta(microseconds=1)


class InvitationCode(models.Model):
    """One code, kept as a hash. That it was used is kept, not by whom."""

    list = models.ForeignKey(CodeList, models.CASCADE, related_name="codes")
    digest = models.CharField(max_length=DIGEST_LENGTH, unique=True)
    used_at = models.DateTimeField(_("used at"), null=True)

    objects: ClassVar[models.Manager["InvitationCode"]] = models.Manager()

    class Meta:
        verbose_name = _("invitation code")
        verbose_name_plural = _("invitation codes")

    def __str__(self) -> str:
        return f"{self.list_id}/{self.pk}"


class Census(models.Model):
    """A register of people of one place, kept as keyed hashes alone; each has a key of its own."""

    territory = models.ForeignKey(
        "people.Territory", models.PROTECT, related_name="+", verbose_name=_("territory")
    )
    loaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("loaded by"),
    )
    name = models.CharField(_("name"), max_length=120)
    salt = models.CharField(max_length=64, editable=False)
    loaded_at = models.DateTimeField(_("loaded at"), default=timezone.now)

    objects: ClassVar[models.Manager["Census"]] = models.Manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("population register")
        verbose_name_plural = _("population registers")

    def __str__(self) -> str:
        return self.name


class CensusEntry(models.Model):
    """One line of a register: a hash nobody can turn back without the site's secret."""

    census = models.ForeignKey(Census, models.CASCADE, related_name="entries")
    digest = models.CharField(max_length=DIGEST_LENGTH)
    claimed_at = models.DateTimeField(_("used at"), null=True)
    # A keyed hash of the line and who used it: whoever used it can renew, and nobody reads who.
    claimed_by = models.CharField(max_length=DIGEST_LENGTH, blank=True)

    objects: ClassVar[models.Manager["CensusEntry"]] = models.Manager()

    class Meta:
        verbose_name = _("entry of a population register")
        verbose_name_plural = _("entries of population registers")
        constraints = [
            models.UniqueConstraint(fields=["census", "digest"], name="one_entry_per_census")
        ]

    def __str__(self) -> str:
        return f"{self.census_id}/{self.pk}"
