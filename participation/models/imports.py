from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

KEY_LENGTH = 80


class ImportSource(models.Model):
    """Where the proposals of a round were brought in from, and under which licence.

    Its account is the author of all of them: whoever wrote them there has no account here, and
    nobody is invented. The account has no address, and nobody can sign in to it.
    """

    round = models.ForeignKey(
        "participation.Round", models.PROTECT, related_name="sources", verbose_name=_("round")
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("account")
    )
    name = models.CharField(_("name"), max_length=40)
    url = models.URLField(_("web address"), blank=True)
    licence = models.CharField(_("licence"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("source of an import")
        verbose_name_plural = _("sources of imports")
        constraints = [
            models.UniqueConstraint(
                name="one_import_source_per_name_and_round", fields=["round", "name"]
            )
        ]

    def __str__(self) -> str:
        return self.name


class Imported(models.Model):
    """Under which key a thing stands where it comes from, so that it comes only once."""

    source = models.ForeignKey(ImportSource, models.PROTECT, related_name="%(class)ss")
    external_id = models.CharField(_("key elsewhere"), max_length=KEY_LENGTH)

    class Meta:
        abstract = True


class ImportedProposal(Imported):
    """What is known of an imported proposal that has no place here.

    Supports are only a number there: it is shown as such, and never counted with ours.
    """

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", _("accepted there")
        REJECTED = "rejected", _("rejected there")

    proposal = models.OneToOneField(
        "participation.Proposal", models.CASCADE, related_name="imported"
    )
    supports_elsewhere = models.PositiveIntegerField(_("supports counted elsewhere"), null=True)
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome.choices, blank=True)

    class Meta:
        verbose_name = _("imported proposal")
        verbose_name_plural = _("imported proposals")
        constraints = [
            models.UniqueConstraint(
                name="proposal_is_imported_once", fields=["source", "external_id"]
            )
        ]

    def __str__(self) -> str:
        return self.external_id


class ImportedComment(Imported):
    """An imported comment's key where it comes from."""

    comment = models.OneToOneField("participation.Comment", models.CASCADE, related_name="imported")

    class Meta:
        verbose_name = _("imported comment")
        verbose_name_plural = _("imported comments")
        constraints = [
            models.UniqueConstraint(
                name="comment_is_imported_once", fields=["source", "external_id"]
            )
        ]

    def __str__(self) -> str:
        return self.external_id
