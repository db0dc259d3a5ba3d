"""Several proposals become one: who proposes it, who agrees, and what each supporter says."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from participation.models.proposals import TEXT_LENGTH, TITLE_LENGTH, Proposal

REASON_LENGTH = 500


class Merge(models.Model):
    """Some proposals of a round shall become one of them, or a new one with words of its own.

    It takes effect when the author of each agrees. Until then only they and the organisers see it.
    """

    class Status(models.TextChoices):
        ASKED = "asked", _("authors are asked")
        DONE = "done", _("in effect")
        ENDED = "ended", _("not agreed")

    round = models.ForeignKey(
        "participation.Round", models.PROTECT, related_name="merges", verbose_name=_("round")
    )
    target = models.ForeignKey(
        Proposal, models.PROTECT, related_name="merges_into", null=True, verbose_name=_("into")
    )
    title = models.CharField(_("title"), max_length=TITLE_LENGTH, blank=True)
    text = models.TextField(_("text"), max_length=TEXT_LENGTH, blank=True)
    reason = models.CharField(_("reason"), max_length=REASON_LENGTH, blank=True)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.ASKED)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("proposed by")
    )
    by_organiser = models.BooleanField(_("by the organiser"), default=False)
    form_key = models.UUIDField(_("form key"), null=True, editable=False)
    proposed_at = models.DateTimeField(_("proposed at"))
    decided_at = models.DateTimeField(_("decided at"), null=True)
    answers_until = models.DateTimeField(_("supporters answer until"), null=True)

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_merge_per_person_and_form", fields=["proposed_by", "form_key"]
            ),
            models.CheckConstraint(
                name="a_merge_leads_to_a_proposal_or_to_new_words",
                condition=Q(title="", text="", target__isnull=False)
                | ~Q(title="") & ~Q(text="") & ~Q(status="done") & Q(target=None),
            ),
            models.CheckConstraint(
                name="a_merge_in_effect_asks_until_a_day",
                condition=Q(status="asked", decided_at=None, answers_until=None)
                | Q(status="ended", decided_at__isnull=False, answers_until=None)
                | Q(status="done", decided_at__isnull=False, answers_until__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.target.title if self.target else self.title

    def get_absolute_url(self) -> str:
        return self.url("merge")

    def url(self, name: str) -> str:
        """Return the address of the merge's page, or of what is done there."""
        keys = {"process": self.round.process.slug, "round": self.round.slug, "merge": self.pk}
        return reverse(f"participation:{name}", kwargs=keys)

    @property
    def is_asked(self) -> bool:
        return self.status == self.Status.ASKED

    @property
    def is_done(self) -> bool:
        return self.status == self.Status.DONE


class MergePart(models.Model):
    """One of the proposals of a merge, and whether its author agreed."""

    merge = models.ForeignKey(Merge, models.CASCADE, related_name="parts", verbose_name=_("merge"))
    proposal = models.ForeignKey(
        Proposal, models.PROTECT, related_name="merge_parts", verbose_name=_("proposal")
    )
    is_target = models.BooleanField(_("stays"), default=False)
    # While the authors are asked; said here too, for the table to hold one such merge a proposal.
    is_open = models.BooleanField(_("open"), default=True)
    agreed_at = models.DateTimeField(_("agreed at"), null=True)

    class Meta:
        verbose_name = _("part of a merge")
        verbose_name_plural = _("parts of merges")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_proposal_is_once_in_a_merge", fields=["merge", "proposal"]
            ),
            models.UniqueConstraint(
                name="one_open_merge_per_proposal",
                fields=["proposal"],
                condition=Q(is_open=True),
                violation_error_message=_("Another merge of this proposal waits already."),
            ),
            models.UniqueConstraint(
                name="a_merge_has_one_target", fields=["merge"], condition=Q(is_target=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.merge_id}: {self.proposal_id}"


class MergeAnswer(models.Model):
    """What one supporter of an earlier proposal says to the merged one. Private, like a support."""

    merge = models.ForeignKey(
        Merge, models.CASCADE, related_name="answers", verbose_name=_("merge")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="merge_answers",
        verbose_name=_("person"),
    )
    says_yes = models.BooleanField(_("supports the merged proposal"))
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("answer to a merge")
        verbose_name_plural = _("answers to merges")
        constraints = [
            models.UniqueConstraint(
                name="one_answer_per_person_and_merge", fields=["merge", "person"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.merge_id}"
