from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participation.models.rounds import TransactionTime

from .stages import Stage


class Gate(models.Model):
    """The recorded decision at the end of a stage. A trigger keeps it as it was recorded."""

    class Verdict(models.TextChoices):
        GO = "go", _("Go on")
        CHANGE = "change", _("Change and come back")
        STOP = "stop", _("Stop")

    service = models.ForeignKey(
        "lab.Service", models.PROTECT, related_name="gates", verbose_name=_("service")
    )
    stay = models.ForeignKey(
        "lab.ServiceStage", models.PROTECT, related_name="gates", verbose_name=_("stay")
    )
    stage = models.CharField(_("stage"), max_length=16, choices=Stage)
    verdict = models.CharField(_("decision"), max_length=8, choices=Verdict)
    reason = models.TextField(_("reason"), max_length=4000)
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="decided_gates",
        verbose_name=_("recorded by"),
    )
    body = models.CharField(_("who decided"), max_length=160, blank=True)
    decided_at = models.DateTimeField(_("decided at"))
    # The trigger on evidence looks for the gate of its own transaction by this time.
    recorded_at = models.DateTimeField(
        _("recorded at"), db_default=TransactionTime(), editable=False
    )

    class Meta:
        ordering = ["decided_at", "pk"]
        verbose_name = _("gate")
        verbose_name_plural = _("gates")
        constraints = [
            models.UniqueConstraint(
                fields=["stay"],
                condition=~Q(verdict="change"),
                name="one_way_out_of_a_stage",
                violation_error_message=_("The way out of this stage is already decided."),
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="a_gate_says_why",
                violation_error_message=_("Say why."),
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=["go", "change", "stop"], stage__in=Stage.values),
                name="a_gate_uses_known_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stage}: {self.verdict}"

    @property
    def at(self) -> Stage:
        return Stage(self.stage)


class GateEvidence(models.Model):
    """What a decision rests on: an artefact of the service, or an address."""

    gate = models.ForeignKey(Gate, models.PROTECT, related_name="evidence", verbose_name=_("gate"))
    artefact = models.ForeignKey(
        "lab.Artefact", models.PROTECT, null=True, blank=True, related_name="+"
    )
    url = models.URLField(_("address"), max_length=500, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        constraints = [
            models.CheckConstraint(
                condition=Q(artefact__isnull=False, url="") | Q(artefact=None) & ~Q(url=""),
                name="evidence_is_an_artefact_or_an_address",
            ),
            models.UniqueConstraint(fields=["gate", "artefact"], name="an_artefact_is_named_once"),
        ]

    def __str__(self) -> str:
        return self.url or str(self.artefact_id)
