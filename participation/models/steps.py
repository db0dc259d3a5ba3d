"""Steps against a person who keeps abusing: a warning, a limit, a suspension. They end by time."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from common import clock
from participation.models.care import WORDS, Case, Decision, Objection, Report, held_of_objections


class StepQuerySet(models.QuerySet["Step"]):
    def running_at(self, moment: datetime) -> StepQuerySet:
        """Keep those that close doors at a moment; a warning closes none."""
        return self.filter(taken_back_at=None, at__lte=moment, ends_at__gt=moment)


class Step(models.Model):
    """What a moderator decided about a person, with the statement of reasons."""

    class Kind(models.TextChoices):
        WARNING = "warning", _("warning")
        LIMIT = "limit", _("limit")
        SUSPENSION = "suspension", _("suspension")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="steps", verbose_name=_("person")
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="steps", verbose_name=_("case"))
    # Where it is about whoever sent this report, not about the author.
    report = models.ForeignKey(
        Report, models.PROTECT, related_name="steps", null=True, verbose_name=_("report")
    )
    kind = models.CharField(_("step"), max_length=10, choices=Kind)
    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("moderator")
    )
    ground = models.CharField(_("ground"), max_length=8, choices=Decision.Ground)
    clause = models.CharField(_("law or rule"), max_length=300)
    facts = models.TextField(_("facts"), max_length=WORDS)
    at = models.DateTimeField(_("when"))
    ends_at = models.DateTimeField(_("ends at"), null=True)
    taken_back_at = models.DateTimeField(_("taken back at"), null=True)
    # Nobody, where it fell with the decision it rested on.
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("taken back by"),
    )
    taken_back_for = models.TextField(_("why it was taken back"), max_length=WORDS, blank=True)

    objects: ClassVar[StepQuerySet] = StepQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("step about a person")
        verbose_name_plural = _("steps about people")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_step_states_its_reasons",
                condition=Q(clause__regex=r"\S", facts__regex=r"\S") & ~Q(ground=""),
                violation_error_message=_("Give the reason, the rule and the facts."),
            ),
            models.CheckConstraint(
                name="a_step_ends_after_it_begins_and_a_warning_never",
                condition=Q(kind="warning", ends_at=None)
                | (~Q(kind="warning") & Q(ends_at__isnull=False, ends_at__gt=F("at"))),
                violation_error_message=_("Say for how many days."),
            ),
            models.CheckConstraint(
                name="nobody_takes_a_step_about_themselves",
                condition=~Q(person=F("moderator")),
                violation_error_message=_("Another moderator decides this."),
            ),
            models.CheckConstraint(
                name="only_what_was_taken_back_was_taken_back_by_somebody",
                condition=Q(taken_back_at__isnull=False) | Q(taken_back_by=None, taken_back_for=""),
            ),
            models.UniqueConstraint(
                fields=["case", "person"],
                name="one_step_a_case_and_person",
                condition=Q(taken_back_at=None),
                violation_error_message=_("A step was taken about this already."),
            ),
            # A range of one number stands for "the same person": no extension is needed.
            ExclusionConstraint(
                name="one_step_at_a_time_a_person",
                expressions=[
                    (
                        Func(F("person"), F("person"), Value("[]"), function="int8range"),
                        RangeOperators.OVERLAPS,
                    ),
                    (
                        Func(
                            F("at"),
                            F("ends_at"),
                            RangeBoundary(),
                            function="tstzrange",
                            output_field=DateTimeRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(taken_back_at=None, ends_at__isnull=False),
                violation_error_message=_("A step about this person runs already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.person_id}"

    @property
    def is_running(self) -> bool:
        """Tell whether it closes doors now."""
        if self.taken_back_at or self.ends_at is None:
            return False
        return self.at <= clock.now() < self.ends_at

    @property
    def is_suspension(self) -> bool:
        return self.kind == Step.Kind.SUSPENSION


class StepAppeal(Objection):
    """A person's objection to a step about them."""

    step = models.OneToOneField(
        Step, models.CASCADE, related_name="appeal", verbose_name=_("step about a person")
    )

    class Meta:
        verbose_name = _("appeal against a step")
        verbose_name_plural = _("appeals against steps")
        ordering = ["pk"]
        constraints = held_of_objections(
            "another_moderator_decides_about_a_step", "a_decided_step_says_how_and_why"
        )
