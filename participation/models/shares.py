from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common import clock
from common.ids import new_uuid

MOST_SHARES = 5


class Share(models.Model):
    """A link that shows a draft to whoever holds it, for a while; the row goes when it is ended."""

    proposal = models.ForeignKey(
        "participation.Proposal",
        models.CASCADE,
        related_name="shares",
        verbose_name=_("proposal"),
    )
    token = models.UUIDField(_("token"), default=new_uuid, unique=True, editable=False)
    signed_in_only = models.BooleanField(_("only for people with an account"), default=False)
    made_at = models.DateTimeField(_("made at"))
    expires_at = models.DateTimeField(_("expires at"))

    class Meta:
        verbose_name = _("link to a draft")
        verbose_name_plural = _("links to drafts")
        ordering = ["expires_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_share_ends_after_it_began",
                condition=models.Q(expires_at__gt=models.F("made_at")),
            )
        ]

    def __str__(self) -> str:
        return str(self.token)

    def get_absolute_url(self) -> str:
        return reverse("shares:draft", kwargs={"token": self.token})

    @property
    def is_over(self) -> bool:
        return clock.now() >= self.expires_at
