from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

REASON_LENGTH = 5000


class AnswerWords(models.Model):
    """What an answer says; the same whether it is suggested or decided."""

    class Verdict(models.TextChoices):
        FEASIBLE = "feasible", _("feasible")
        PARTLY = "partly", _("partly feasible")
        NOT_FEASIBLE = "not_feasible", _("not feasible")

    # How a verdict is coloured; its word always stands beside it.
    TONES = {
        Verdict.FEASIBLE: "olive",
        Verdict.PARTLY: "saffron",
        Verdict.NOT_FEASIBLE: "terracotta",
    }

    verdict = models.CharField(_("answer"), max_length=12, choices=Verdict.choices)
    reason = models.TextField(_("reason"), max_length=REASON_LENGTH)
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    cost = models.DecimalField(_("cost"), max_digits=12, decimal_places=2, null=True, blank=True)
    period = models.CharField(_("when it will be done"), max_length=120, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.get_verdict_display())

    @property
    def tone(self) -> str:
        return self.TONES[self.Verdict(self.verdict)]


class Answer(AnswerWords):
    """What the organiser answers to a proposal: decided first, announced together with others.

    Until it is announced only organisers know of it; from then on it is never changed.
    """

    proposal = models.OneToOneField(
        "participation.Proposal",
        on_delete=models.CASCADE,
        related_name="decided_answer",
        verbose_name=_("proposal"),
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"))
    announced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        verbose_name=_("announced by"),
    )
    announced_at = models.DateTimeField(_("announced at"), null=True)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            models.CheckConstraint(
                name="an_answer_gives_its_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Say why."),
            ),
            models.CheckConstraint(
                name="an_answers_cost_is_not_negative",
                condition=Q(cost=None) | Q(cost__gte=0),
                violation_error_message=_("A cost cannot be negative."),
            ),
            models.CheckConstraint(
                name="an_announced_answer_names_who_announced_it",
                condition=Q(announced_at=None, announced_by=None)
                | Q(announced_at__isnull=False, announced_by__isnull=False),
            ),
        ]

    @property
    def is_announced(self) -> bool:
        return self.announced_at is not None


class SuggestedAnswer(AnswerWords):
    """The answer an evaluator would give, for the organisers: it is nothing until they decide so.

    Each evaluator has one for each proposal they review, where the round lets them.
    """

    review = models.OneToOneField(
        "participation.Review",
        on_delete=models.CASCADE,
        related_name="suggested_answer",
        verbose_name=_("review"),
    )
    written_at = models.DateTimeField(_("written at"))

    class Meta:
        verbose_name = _("suggested answer")
        verbose_name_plural = _("suggested answers")
        constraints = [
            models.CheckConstraint(
                name="a_suggested_answer_gives_its_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Say why."),
            ),
            models.CheckConstraint(
                name="a_suggested_answers_cost_is_not_negative",
                condition=Q(cost=None) | Q(cost__gte=0),
                violation_error_message=_("A cost cannot be negative."),
            ),
        ]
