from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .stages import Stage


class Artefact(models.Model):
    """A typed record a stage leaves behind. Once agreed, its words stand; a new version follows."""

    class Kind(models.TextChoices):
        STAKEHOLDER_MAP = "stakeholder_map", _("Stakeholder map")
        PERSONA = "persona", _("Persona")
        JOURNEY = "journey", _("Journey")
        BLUEPRINT = "blueprint", _("Blueprint")
        CANVAS = "canvas", _("Canvas")
        PILOT_PLAN = "pilot_plan", _("Pilot plan")
        AGREEMENT = "agreement", _("Agreement")
        INDICATOR_READINGS = "indicator_readings", _("Indicator readings")
        REPLICABILITY = "replicability_checklist", _("Replicability checklist")

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        UNDER_REVIEW = "under_review", _("under review")
        AGREED = "agreed", _("agreed")
        SUPERSEDED = "superseded", _("superseded")

    service = models.ForeignKey(
        "lab.Service", models.PROTECT, related_name="artefacts", verbose_name=_("service")
    )
    stage = models.CharField(_("stage"), max_length=16, choices=Stage)
    kind = models.CharField(_("kind"), max_length=24, choices=Kind)
    title = models.CharField(_("title"), max_length=160)
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    replaces = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        verbose_name=_("replaces"),
    )
    status = models.CharField(_("status"), max_length=16, choices=Status, default=Status.DRAFT)
    body = models.JSONField(_("content"))
    authors = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="artefacts", verbose_name=_("authors")
    )
    written_at = models.DateTimeField(_("written at"))
    agreed_at = models.DateTimeField(_("agreed at"), null=True, blank=True)

    class Meta:
        ordering = ["written_at", "pk"]
        verbose_name = _("artefact")
        verbose_name_plural = _("artefacts")
        constraints = [
            models.CheckConstraint(
                condition=Q(version=1, replaces=None) | Q(version__gt=1, replaces__isnull=False),
                name="a_later_version_replaces_an_earlier_one",
            ),
            models.CheckConstraint(
                condition=Q(replaces=None) | ~Q(replaces=F("id")),
                name="an_artefact_does_not_replace_itself",
            ),
            models.CheckConstraint(
                condition=Q(status="agreed", agreed_at__isnull=False) | ~Q(status="agreed"),
                name="what_is_agreed_was_agreed_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        keys = {"slug": self.service.slug, "pk": self.pk}
        return reverse("lab:artefact", kwargs=keys)

    @property
    def is_open(self) -> bool:
        """Whether its words may still change."""
        return self.status in {self.Status.DRAFT, self.Status.UNDER_REVIEW}
