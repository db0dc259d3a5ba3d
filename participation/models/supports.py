from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Support(models.Model):
    """One person's private endorsement of a proposal. Only its count is ever shown."""

    proposal = models.ForeignKey(
        "participation.Proposal",
        on_delete=models.CASCADE,
        related_name="supports",
        verbose_name=_("proposal"),
    )
    # Kept here too, because the limit is per round and is counted on every support.
    round = models.ForeignKey(
        "participation.Round",
        on_delete=models.PROTECT,
        related_name="supports",
        verbose_name=_("round"),
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="supports",
        verbose_name=_("person"),
    )
    # Given before the person had given as many as the round asks for: not counted yet.
    is_temporary = models.BooleanField(_("does not count yet"), default=False)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        verbose_name = _("support")
        verbose_name_plural = _("supports")
        constraints = [
            models.UniqueConstraint(
                name="one_support_per_person_and_proposal",
                fields=["person", "proposal"],
                violation_error_message=_("You already support this proposal."),
            )
        ]
        indexes = [models.Index(fields=["round", "person"], name="support_of_person_in_round")]

    def __str__(self) -> str:
        return f"{self.proposal_id}"
