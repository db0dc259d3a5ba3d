from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.search_fold import fold
from people.fields import DerivedField
from people.models.users import INVISIBLE
from people.names import look

KEY_LENGTH = 240
can_be_seen = RegexValidator(
    INVISIBLE, _("This name has characters nobody can see."), inverse_match=True
)


def _key_of(organisation: "Organisation") -> str:
    return fold(organisation.name)[:KEY_LENGTH]


def look_of(name: str) -> str:
    """Fold a name to what the eye keeps of it, as long as it is kept."""
    return look(name)[:KEY_LENGTH]


def _look_of(organisation: "Organisation") -> str:
    return look_of(organisation.name)


class Organisation(models.Model):
    """An association, cooperative, public body or group people may speak for.

    It has a public page once somebody verified that it exists; what that rests on is not public.
    """

    class Kind(models.TextChoices):
        ASSOCIATION = "association", _("association")
        COOPERATIVE = "cooperative", _("cooperative")
        PUBLIC_BODY = "public-body", _("public body")
        ENTERPRISE = "enterprise", _("social enterprise")
        UNIVERSITY = "university", _("university")
        INFORMAL_GROUP = "informal-group", _("informal group")

    class Status(models.TextChoices):
        ASKED = "asked", _("not verified yet")
        VERIFIED = "verified", _("verified")
        REFUSED = "refused", _("not verified")

    name = models.CharField(_("name"), max_length=120, unique=True, validators=[can_be_seen])
    # Two names that differ in accents or case alone would pass for one another.
    name_key = DerivedField(
        _key_of,
        max_length=KEY_LENGTH,
        unique=True,
        error_messages={"unique": _("There is already an organisation of this name.")},
    )
    # Nor may one pass for another by letters of other scripts.
    name_look = DerivedField(
        _look_of,
        max_length=KEY_LENGTH,
        unique=True,
        error_messages={"unique": _("There is already an organisation of this name.")},
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    territory = models.ForeignKey(
        "people.Territory",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("territory"),
    )
    website = models.URLField(_("website"), blank=True)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.ASKED)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="organisations_asked",
        verbose_name=_("asked for by"),
    )
    asked_why = models.TextField(_("why"), max_length=2000, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("checked by"),
    )
    checked_at = models.DateTimeField(_("checked at"), null=True, blank=True)
    evidence = models.TextField(_("evidence"), max_length=2000, blank=True)

    class Meta:
        ordering = ["name_key"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.CheckConstraint(
                name="an_organisation_is_checked_on_evidence",
                condition=Q(status="asked", checked_at=None)
                | ~Q(status="asked") & Q(checked_at__isnull=False) & ~Q(evidence=""),
                violation_error_message=_("Say what it rests on."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("organisations:organisation", args=[self.pk])

    @property
    def is_verified(self) -> bool:
        return self.status == self.Status.VERIFIED


class MandateQuerySet(models.QuerySet["Mandate"]):
    def active_at(self, moment: datetime) -> "MandateQuerySet":
        return self.filter(
            Q(ends_at=None) | Q(ends_at__gt=moment),
            Q(revoked_at=None) | Q(revoked_at__gt=moment),
            starts_at__lte=moment,
        )


class Mandate(models.Model):
    """The right of one person to speak for an organisation, for a time, in a scope."""

    class Scope(models.TextChoices):
        EVERYTHING = "everything", _("everything")
        PROPOSALS = "proposals", _("proposals")
        COMMENTS = "comments", _("comments")
        LAB = "lab", _("co-production")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="mandates",
        verbose_name=_("person"),
    )
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="mandates", verbose_name=_("organisation")
    )
    scope = models.CharField(_("scope"), max_length=16, choices=Scope, default=Scope.EVERYTHING)
    starts_at = models.DateTimeField(_("starts at"), default=timezone.now)
    ends_at = models.DateTimeField(_("ends at"), null=True, blank=True)
    evidence = models.TextField(_("evidence"), max_length=2000)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("given by"),
    )
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True, editable=False)

    objects: ClassVar[MandateQuerySet] = MandateQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-starts_at", "pk"]
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        constraints = [
            models.CheckConstraint(
                name="a_mandate_ends_after_it_starts",
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("A mandate must end after it starts."),
            ),
            models.CheckConstraint(
                name="a_mandate_rests_on_evidence",
                condition=~Q(evidence=""),
                violation_error_message=_("Say what the mandate rests on."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} → {self.organisation_id}"

    def active_at(self, moment: datetime) -> bool:
        """Tell whether the person may speak for the organisation at a moment."""
        if self.revoked_at and self.revoked_at <= moment:
            return False
        return self.starts_at <= moment and (self.ends_at is None or moment < self.ends_at)
