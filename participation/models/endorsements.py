from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Endorsement(models.Model):
    """A person or an organisation that stands by a proposal with their name. Decides nothing.

    A support is private and counted; this is public and named. ``person`` gave it, be it in the
    name of an ``organisation``.
    """

    proposal = models.ForeignKey(
        "participation.Proposal",
        on_delete=models.CASCADE,
        related_name="endorsements",
        verbose_name=_("proposal"),
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="endorsements",
        verbose_name=_("person"),
    )
    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.CASCADE,
        null=True,
        related_name="endorsements",
        verbose_name=_("organisation"),
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        verbose_name = _("endorsement")
        verbose_name_plural = _("endorsements")
        constraints = [
            models.UniqueConstraint(
                name="one_endorsement_per_person_and_proposal",
                fields=["person", "proposal"],
                condition=Q(organisation=None),
                violation_error_message=_("This name stands there already."),
            ),
            models.UniqueConstraint(
                name="one_endorsement_per_organisation_and_proposal",
                fields=["organisation", "proposal"],
                condition=Q(organisation__isnull=False),
                violation_error_message=_("This name stands there already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}"
