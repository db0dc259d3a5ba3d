"""Who may vote, and the open box. Nothing here links a person to a ballot.

``RollEntry`` knows people and nothing else; ``Credential`` and ballots know a hash of a code and
nothing else; no row of either side carries a time, an address or a running number, and no
transaction writes to both sides. At closing all of them are written anew in random order.
``docs/explanation/secret-ballots.md`` tells the whole story.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.models.voting import VoteDesign


class RollEntry(models.Model):
    """One person who may vote, under a key that only this vote's secret connects to them."""

    class State(models.TextChoices):
        ELIGIBLE = "eligible", _("may vote")
        ISSUED = "issued", _("has a ballot paper")
        PAPER_VOTED = "paper_voted", _("voted on paper")
        STRUCK = "struck", _("struck off")

    class Source(models.TextChoices):
        ACCOUNT = "account", _("account")
        CENSUS = "census", _("census")
        CODE = "code", _("printed code")
        PAPER = "paper", _("paper")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    vote = models.ForeignKey(VoteDesign, on_delete=models.PROTECT, related_name="roll_entries")
    person_key = models.CharField(max_length=64)
    area = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=8, choices=Source.choices, default=Source.ACCOUNT)
    state = models.CharField(max_length=12, choices=State.choices, default=State.ELIGIBLE)
    changed_on = models.DateField()

    class Meta:
        verbose_name = _("entry of the roll")
        verbose_name_plural = _("entries of the roll")
        constraints = [
            models.UniqueConstraint(
                name="one_roll_entry_per_person_and_vote", fields=["vote", "person_key"]
            )
        ]

    def __str__(self) -> str:
        return self.state


class Credential(models.Model):
    """The right to cast one ballot: the hash of a code somebody holds. Nobody knows who."""

    class State(models.TextChoices):
        OPEN = "open", _("not used yet")
        USED = "used", _("used")
        VOID = "void", _("void")

    code_hash = models.CharField(max_length=64, primary_key=True)
    vote = models.ForeignKey(VoteDesign, on_delete=models.PROTECT, related_name="credentials")
    area = models.CharField(max_length=60, blank=True)
    channel = models.CharField(max_length=8, default="web")
    state = models.CharField(max_length=4, choices=State.choices, default=State.OPEN)

    class Meta:
        verbose_name = _("credential")
        verbose_name_plural = _("credentials")

    def __str__(self) -> str:
        return self.state


class Content(models.Model):
    """What every ballot holds: sorted option keys, and what its receipt is made of."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    content: Any = models.JSONField(default=list)
    nonce = models.CharField(max_length=32)
    receipt = models.CharField(max_length=13)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.receipt


class OpenBallot(Content):
    """A ballot that can still be changed with its code."""

    code_hash = models.CharField(max_length=64, unique=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class Ballot(OpenBallot):
    """A ballot in the open box. Batches arrive here from the outbox, shuffled."""

    vote = models.ForeignKey(VoteDesign, on_delete=models.PROTECT, related_name="ballots")

    class Meta:
        verbose_name = _("ballot in the open box")
        verbose_name_plural = _("ballots in the open box")


class BallotOutbox(OpenBallot):
    """A ballot just cast or changed, waiting to be shuffled into the box with others."""

    vote = models.ForeignKey(VoteDesign, on_delete=models.PROTECT, related_name="outbox")

    class Meta:
        verbose_name = _("ballot on its way to the box")
        verbose_name_plural = _("ballots on their way to the box")


class CountedBallot(Content):
    """A ballot after closing, written once in random order; the code's hash is gone."""

    vote = models.ForeignKey(VoteDesign, on_delete=models.PROTECT, related_name="counted")

    class Meta:
        verbose_name = _("counted ballot")
        verbose_name_plural = _("counted ballots")
        constraints = [
            models.UniqueConstraint(
                name="one_counted_ballot_per_receipt", fields=["vote", "receipt"]
            )
        ]
