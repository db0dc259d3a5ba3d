"""Who may do what in a round: what an action asks of a person beyond being signed in."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q, Value
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.models.rounds import Round
from people import roles
from people.models import Verification

MANDATE = "mandate"
# An e-mail address is confirmed by signing in: it would ask for nothing.
ASKED_FOR = [
    Verification.Kind.INVITATION,
    Verification.Kind.CENSUS,
    Verification.Kind.IN_PERSON,
]
ROLES = [(MANDATE, _("people who speak for an organisation")), *roles.LABELS.items()]
PATHS = ArrayField(models.CharField(max_length=160))


class Action(models.TextChoices):
    PROPOSE = "propose", _("propose")
    SUPPORT = "support", _("support proposals")
    COMMENT = "comment", pgettext_lazy("what people do", "comment")
    OPINE = "opine", _("add and answer statements")
    VOTE = "vote", _("vote")


ACTIONS_OF: dict[str, tuple[Action, ...]] = {
    Round.Kind.PROPOSALS: (Action.PROPOSE, Action.SUPPORT, Action.COMMENT),
    Round.Kind.COMMENTS: (Action.COMMENT, Action.OPINE),
    Round.Kind.VOTE: (Action.VOTE,),
}


class AdmissionQuerySet(models.QuerySet["Admission"]):
    def with_paths(self) -> AdmissionQuerySet:
        """Bring the paths of the chosen places along, in the same query."""
        chosen = ArrayAgg("places__path", filter=Q(places__isnull=False), default=Value([], PATHS))
        return self.annotate(paths=chosen)


class Admission(models.Model):
    """What one action in a round asks for. Where there is none, whoever is signed in may do it.

    Frozen with the round's other rules: a trigger asks for a public note after opening.
    """

    class Where(models.TextChoices):
        ANYWHERE = "anywhere", _("people from anywhere")
        HERE = "here", _("people who live in the territory of the process")
        CHOSEN = "chosen", _("people who live in the places chosen")

    round = models.ForeignKey(
        Round, on_delete=models.CASCADE, related_name="admissions", verbose_name=_("round")
    )
    action = models.CharField(_("action"), max_length=8, choices=Action)
    # Any one of these will do; none means that nobody need be verified.
    verified_by = ArrayField(
        models.CharField(max_length=16, choices=Verification.Kind),
        default=list,
        blank=True,
        verbose_name=_("verified by"),
    )
    where = models.CharField(_("where"), max_length=8, choices=Where, default=Where.ANYWHERE)
    places = models.ManyToManyField(
        "people.Territory", related_name="+", blank=True, verbose_name=_("places")
    )
    role = models.CharField(
        _("role"),
        max_length=16,
        blank=True,
        choices=ROLES,
    )
    paths: list[str]

    objects: ClassVar[AdmissionQuerySet] = AdmissionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("admission")
        verbose_name_plural = _("admissions")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_admission_per_action_and_round",
                fields=["round", "action"],
                violation_error_message=_("This is decided for this action already."),
            ),
            models.CheckConstraint(
                name="an_admission_is_to_an_action", condition=Q(action__in=Action.values)
            ),
            models.CheckConstraint(
                name="an_admission_asks_for_something",
                condition=~Q(verified_by=[], where="anywhere", role=""),
                violation_error_message=_("This asks for nothing."),
            ),
            models.CheckConstraint(
                name="an_admission_asks_for_known_verifications",
                condition=Q(verified_by__contained_by=[str(kind) for kind in ASKED_FOR]),
                violation_error_message=_("Nobody is verified in this way."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.action}"

    def reach(self) -> list[str]:
        """Return the paths of the territories whose people are admitted. Loaded ``with_paths``."""
        if self.where == self.Where.CHOSEN:
            return self.paths
        return [self.round.process.territory.path]
