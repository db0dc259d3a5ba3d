from __future__ import annotations

import secrets
from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from participation.voting.ballot_file import ReceiptMode


def new_roll_key() -> bytes:
    return secrets.token_bytes(32)


class VoteDesign(models.Model):
    """The rules and options of the vote in one round; frozen, hashed and published at opening."""

    class State(models.TextChoices):
        DRAFT = "draft", _("being prepared")
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")

    class Roll(models.TextChoices):
        OPEN = "open", _("whoever signs in and meets the conditions of the round")
        LIST = "list", _("whoever is on the list when the vote opens")

    class Publication(models.TextChoices):
        FULL = "full", _("all ballots, for everybody")
        AUDITORS = "auditors", _("totals for everybody, ballots for observers")

    class Receipts(models.TextChoices):
        TRACKED = ReceiptMode.TRACKED.value, _("beside each ballot")
        COUNTED_ONLY = ReceiptMode.COUNTED_ONLY.value, _("in a list of their own")

    round = models.OneToOneField(
        "participation.Round",
        on_delete=models.PROTECT,
        related_name="vote",
        verbose_name=_("round"),
    )
    budget = models.BigIntegerField(_("budget in cents"))
    min_choices = models.PositiveSmallIntegerField(_("fewest choices"), default=1)
    max_choices = models.PositiveSmallIntegerField(_("most choices"), null=True, blank=True)
    max_cost = models.BigIntegerField(_("most a ballot may spend, in cents"), null=True, blank=True)
    min_votes = models.PositiveIntegerField(_("fewest votes to be funded"), default=1)
    roll = models.CharField(
        _("who may vote"), max_length=8, choices=Roll.choices, default=Roll.OPEN
    )
    receipts = models.CharField(
        _("where receipts are published"),
        max_length=12,
        choices=Receipts.choices,
        default=Receipts.TRACKED,
    )
    publication = models.CharField(
        _("who may read the ballots"),
        max_length=8,
        choices=Publication.choices,
        default=Publication.FULL,
    )
    state = FSMField(_("state"), choices=State.choices, default=State.DRAFT, protected=True)
    canonical = models.TextField(_("frozen design"), blank=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    roll_key = models.BinaryField(default=new_roll_key, editable=False)
    # The last time the box was shuffled: of a batch of ballots, never of one.
    shuffled_at = models.DateTimeField(null=True, editable=False)

    # Read along by ``queries.voting.at_the_clock``.
    clock: datetime
    opens_at: datetime
    closes_at: datetime

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        constraints = [
            models.CheckConstraint(
                name="vote_has_money_to_spend",
                condition=Q(budget__gt=0),
                violation_error_message=_("A budget is more than nothing."),
            ),
            models.CheckConstraint(
                name="vote_allows_at_least_one_choice",
                condition=Q(max_choices=None)
                | Q(max_choices__gte=1) & Q(max_choices__gte=F("min_choices")),
                violation_error_message=_("A ballot must be able to choose something."),
            ),
            models.CheckConstraint(
                name="vote_is_frozen_when_it_opens",
                condition=Q(state="draft", sha256="", canonical="")
                | ~Q(state="draft") & ~Q(sha256="") & ~Q(canonical=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id}"

    @transition(field=state, source=State.DRAFT, target=State.OPEN)
    def freeze(self, canonical: str, sha256: str) -> None:
        """Fix what people are shown; the service that opens it writes the first event too."""
        self.canonical, self.sha256 = canonical, sha256

    @transition(field=state, source=State.OPEN, target=State.CLOSED)
    def close(self) -> None:
        """End the vote; the last step of the service that counts it."""

    @property
    def is_closed(self) -> bool:
        return self.state == self.State.CLOSED


class VoteOption(models.Model):
    """One thing that can be chosen, as it is being prepared; the frozen design holds a copy.

    ``texts`` maps languages to ``{"title": ..., "text": ...}``.
    """

    vote = models.ForeignKey(
        VoteDesign, on_delete=models.CASCADE, related_name="options", verbose_name=_("vote")
    )
    key = models.CharField(_("key"), max_length=20)
    position = models.PositiveSmallIntegerField(_("position"))
    cost = models.BigIntegerField(_("cost in cents"))
    texts = models.JSONField(_("texts"))
    proposal = models.ForeignKey(
        "participation.Proposal",
        on_delete=models.PROTECT,
        related_name="vote_options",
        null=True,
        blank=True,
        verbose_name=_("proposal"),
    )

    class Meta:
        verbose_name = _("option")
        verbose_name_plural = _("options")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_option_per_key_and_vote",
                fields=["vote", "key"],
                violation_error_message=_("This vote already has such an option."),
            ),
            models.CheckConstraint(
                name="option_key_is_plain",
                condition=Q(key__regex=r"^[A-Za-z0-9_-]+$"),
                violation_error_message=_("Use letters, digits, hyphen and underscore only."),
            ),
            models.CheckConstraint(
                name="option_costs_nothing_or_more",
                condition=Q(cost__gte=0),
                violation_error_message=_("A cost cannot be negative."),
            ),
        ]

    def __str__(self) -> str:
        return self.key
