from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

#: So long before its end people are told that a verification ends, and may renew it.
RENEWED_WITHIN = timedelta(days=14)


class VerificationQuerySet(models.QuerySet["Verification"]):
    def active_at(self, moment: datetime) -> "VerificationQuerySet":
        """Keep those that hold at a moment."""
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=moment))


class Verification(models.Model):
    """That somebody, or something, has confirmed who a person is or where they live.

    One that has ended stays, so that its person reads why; given again, it holds again.
    """

    class Kind(models.TextChoices):
        EMAIL = "email", _("e-mail address")
        INVITATION = "invitation", _("invitation code")
        CENSUS = "census", _("population register")
        IN_PERSON = "in-person", _("in person")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="verifications",
        verbose_name=_("person"),
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    territory = models.ForeignKey(
        "people.Territory", models.PROTECT, null=True, blank=True, verbose_name=_("territory")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="verifications_made",
        verbose_name=_("verified by"),
    )
    at = models.DateTimeField(_("at"), default=timezone.now)
    ends_at = models.DateTimeField(_("ends at"), null=True, blank=True)
    # Why it was ended before its time, for the person to read.
    ended_for = models.CharField(_("why it ended"), max_length=300, blank=True)

    objects: ClassVar[VerificationQuerySet] = VerificationQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-at", "pk"]
        verbose_name = _("verification")
        verbose_name_plural = _("verifications")
        constraints = [
            models.CheckConstraint(
                name="what_was_ended_has_ended",
                condition=Q(ended_for="") | Q(ends_at__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["person", "kind", "territory"],
                nulls_distinct=False,
                name="one_verification_per_person_kind_and_territory",
            ),
            models.CheckConstraint(
                name="somebody_verifies_in_person",
                condition=~Q(kind="in-person") | Q(by__isnull=False),
                violation_error_message=_("Say who met this person."),
            ),
            models.CheckConstraint(
                name="nobody_verifies_themselves",
                condition=Q(by=None) | ~Q(by=models.F("person")),
                violation_error_message=_("Nobody can verify themselves."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.kind}"

    @property
    def has_ended(self) -> bool:
        return self.ends_at is not None and self.ends_at <= timezone.now()

    @property
    def may_be_renewed(self) -> bool:
        """Whether it ended, or ends by its day so soon that it can be given anew already."""
        return self.ends_at is not None and self.ends_at <= timezone.now() + RENEWED_WITHIN
