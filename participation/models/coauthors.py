"""Who writes a proposal together with its author, and who is invited to."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.ids import new_uuid
from participation.models.proposals import Proposal

MOST_COAUTHORS = 5


class CoAuthor(models.Model):
    """A person who writes a proposal along, from ``joined_at`` on; invited until then.

    Whoever was invited by an address is not known before they accept: whether an account has this
    address is nobody's business. The row goes when they decline or leave.
    """

    proposal = models.ForeignKey(
        Proposal, models.CASCADE, related_name="coauthors", verbose_name=_("proposal")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="coauthored",
        null=True,
        verbose_name=_("person"),
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    token = models.UUIDField(_("token"), default=new_uuid, unique=True, editable=False)
    invited_at = models.DateTimeField(_("invited at"))
    joined_at = models.DateTimeField(_("joined at"), null=True)

    class Meta:
        verbose_name = _("co-author")
        verbose_name_plural = _("co-authors")
        ordering = ["joined_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_person_writes_a_proposal_along_once",
                fields=["proposal", "person"],
                violation_error_message=_("This person is invited already."),
            ),
            models.UniqueConstraint(
                name="an_address_is_invited_once",
                fields=["proposal", "email"],
                condition=~Q(email=""),
                violation_error_message=_("This person is invited already."),
            ),
            models.CheckConstraint(
                name="a_coauthor_is_a_person_or_an_address",
                condition=Q(person__isnull=False, email="")
                | Q(person=None, joined_at=None) & ~Q(email=""),
            ),
        ]

    def __str__(self) -> str:
        return self.person.pseudonym if self.person else self.email

    def get_absolute_url(self) -> str:
        return reverse("coauthors:invitation", kwargs={"token": self.token})
