"""How evaluators look at proposals: by which criteria, who looks at which, and what they found."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

BEST = 5
HEAVIEST = 10


class Criterion(models.Model):
    """What evaluators of a round ask of each proposal, and how much it weighs.

    Frozen with the round's other rules: a trigger asks for a public note after opening.
    """

    round = models.ForeignKey(
        "participation.Round",
        on_delete=models.CASCADE,
        related_name="criteria",
        verbose_name=_("round"),
    )
    name = models.CharField(_("name"), max_length=120)
    guide = models.CharField(_("what to look at"), max_length=300, blank=True)
    weight = models.PositiveSmallIntegerField(
        _("weight"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(HEAVIEST)],
    )

    objects: ClassVar[models.Manager[Criterion]] = models.Manager()

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="a_criterion_weighs_1_to_10",
                condition=Q(weight__range=(1, HEAVIEST)),
                violation_error_message=_("A criterion weighs from 1 to 10."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Review(models.Model):
    """One evaluator's look at one proposal: assigned by an organiser, finished or not."""

    proposal = models.ForeignKey(
        "participation.Proposal",
        on_delete=models.PROTECT,
        related_name="reviews",
        verbose_name=_("proposal"),
    )
    evaluator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="reviews",
        verbose_name=_("evaluator"),
    )
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("assigned by"),
    )
    assigned_at = models.DateTimeField(_("assigned at"))
    remark = models.TextField(_("remark for the organisers"), max_length=3000, blank=True)
    # For the evaluator's eyes: shown to nobody else, exported to nobody else.
    note = models.TextField(_("private note"), max_length=3000, blank=True)
    conflict = models.CharField(_("conflict of interest"), max_length=300, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    objects: ClassVar[models.Manager[Review]] = models.Manager()

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_review_per_evaluator_and_proposal", fields=["proposal", "evaluator"]
            ),
            models.CheckConstraint(
                name="who_has_an_interest_does_not_review",
                condition=Q(conflict="") | Q(finished_at=None),
                violation_error_message=_("Whoever has an interest in it does not review it."),
            ),
        ]
        indexes = [models.Index(fields=["evaluator", "-id"], name="review_by_evaluator")]

    def __str__(self) -> str:
        return f"{self.evaluator_id}: {self.proposal_id}"

    @property
    def state(self) -> str:
        """Tell how far it is: ``conflict``, ``finished`` or ``waiting``."""
        if self.conflict:
            return "conflict"
        return "finished" if self.finished_at else "waiting"


class Score(models.Model):
    """How well a proposal meets one criterion, in one review: from 0, not at all, to 5, fully."""

    review = models.ForeignKey(
        Review, on_delete=models.CASCADE, related_name="scores", verbose_name=_("review")
    )
    criterion = models.ForeignKey(
        Criterion, on_delete=models.PROTECT, related_name="scores", verbose_name=_("criterion")
    )
    points = models.PositiveSmallIntegerField(_("points"))

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        ordering = ["criterion"]
        constraints = [
            models.UniqueConstraint(
                name="one_score_per_review_and_criterion", fields=["review", "criterion"]
            ),
            models.CheckConstraint(
                name="a_score_is_from_0_to_5",
                condition=Q(points__range=(0, BEST)),
                violation_error_message=_("A score is from 0 to 5."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.points)
