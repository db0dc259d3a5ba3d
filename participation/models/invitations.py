from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Invitation(models.Model):
    """That a process by invitation is for somebody: a person, or whoever proves to own an address.

    It signs nobody in. Whether an address has an account is never looked up for organisers.
    """

    process = models.ForeignKey(
        "participation.Process",
        on_delete=models.CASCADE,
        related_name="invitations",
        verbose_name=_("process"),
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="process_invitations",
        null=True,
        blank=True,
        verbose_name=_("person"),
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    invited_at = models.DateTimeField(_("invited at"), auto_now_add=True)
    # Nobody hears of a process before it opens; a letter does not go twice a day.
    told_at = models.DateTimeField(_("told at"), null=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, editable=False)

    objects: ClassVar[models.Manager[Invitation]] = models.Manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="invitation_is_for_a_person_or_an_address",
                condition=Q(person=None) & ~Q(email="") | Q(person__isnull=False, email=""),
                violation_error_message=_("Invite a person or an address."),
            ),
            models.UniqueConstraint(
                name="one_invitation_per_person_and_process",
                fields=["process", "person"],
                condition=Q(person__isnull=False),
                violation_error_message=_("This person is invited already."),
            ),
            models.UniqueConstraint(
                name="one_invitation_per_address_and_process",
                fields=["process", "email"],
                condition=~Q(email=""),
                violation_error_message=_("This address is invited already."),
            ),
        ]
        indexes = [models.Index(fields=["email"], name="invitation_by_address")]

    def __str__(self) -> str:
        return self.email or str(self.person)
