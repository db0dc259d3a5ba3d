"""The words by which proposals are likened to each other."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.models.proposals import Proposal


class ProposalWords(models.Model):
    """The words of a proposal and of its translations, as others are likened to it.

    Beside the proposal and not in it: lists of proposals never carry them.
    """

    proposal = models.OneToOneField(
        Proposal,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="words",
        verbose_name=_("proposal"),
    )
    # Folded, Arabic ones without article and ending, with blanks between them.
    words = models.TextField(blank=True)
    vector = models.GeneratedField(
        expression=SearchVector("words", config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects: ClassVar[models.Manager[ProposalWords]] = models.Manager()

    class Meta:
        verbose_name = _("words of a proposal")
        verbose_name_plural = _("words of proposals")
        indexes: ClassVar = [GinIndex(fields=["vector"], name="proposal_words")]

    def __str__(self) -> str:
        return self.words[:60]
