"""What everybody may read of a vote: its log, its closing, its result. Written once."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.models.voting import VoteDesign


class VoteEvent(models.Model):
    """One line of a vote's public log; each carries the hash of the one before it."""

    class Kind(models.TextChoices):
        OPEN = "open", _("opened")
        BATCH = "batch", _("ballots shuffled into the box")
        CLOSE = "close", _("closed")

    vote = models.ForeignKey(VoteDesign, on_delete=models.PROTECT, related_name="events")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=Kind.choices)
    count = models.PositiveIntegerField(default=0)
    commitment = models.CharField(max_length=64)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)
    day = models.DateField()

    class Meta:
        verbose_name = _("event of a vote")
        verbose_name_plural = _("events of votes")
        ordering = ["vote", "seq"]
        constraints = [
            models.UniqueConstraint(name="one_event_per_place_in_the_log", fields=["vote", "seq"])
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"


class Closing(models.Model):
    """What stood when the box was closed: how many, and the root that fixes every ballot."""

    vote = models.OneToOneField(VoteDesign, on_delete=models.PROTECT, related_name="closing")
    roll_counts = models.JSONField()
    credential_counts = models.JSONField()
    ballots = models.PositiveIntegerField()
    votes = models.JSONField()
    ballot_root = models.CharField(max_length=64)
    design_sha256 = models.CharField(max_length=64)
    engine_version = models.CharField(max_length=20)
    closed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("closing")
        verbose_name_plural = _("closings")

    def __str__(self) -> str:
        return f"{self.ballots}"


class Draw(models.Model):
    """What one person entered of a public draw. It decides once somebody else enters the same."""

    closing = models.OneToOneField(
        Closing, on_delete=models.PROTECT, related_name="draw", verbose_name=_("closing")
    )
    seed = models.CharField(_("public draw"), max_length=200)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("entered by")
    )
    entered_at = models.DateTimeField(_("entered at"))

    objects: ClassVar[models.Manager[Draw]] = models.Manager()

    class Meta:
        verbose_name = _("public draw")
        verbose_name_plural = _("public draws")

    def __str__(self) -> str:
        return self.seed


class Result(models.Model):
    """The published outcome, counted twice, with every step of the count."""

    closing = models.OneToOneField(Closing, on_delete=models.PROTECT, related_name="result")
    lot_seed = models.CharField(_("public draw"), max_length=200, blank=True)
    winners = models.JSONField()
    trace = models.JSONField()
    spent = models.BigIntegerField()
    publication = models.CharField(max_length=8, choices=VoteDesign.Publication.choices)
    file_sha256 = models.CharField(max_length=64)
    canonical = models.TextField()
    sha256 = models.CharField(max_length=64)
    published_at = models.DateTimeField()

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")

    def __str__(self) -> str:
        return ", ".join(self.winners)
