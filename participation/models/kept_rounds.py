"""Rounds an organiser keeps under a name, to lay them out again in another process."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class KeptRounds(models.Model):
    """A template an organiser made of the rounds of a process: a copy, which no round changes.

    ``steps`` are what ``round_templates.Step`` reads. Without a territory only its keeper uses it;
    with one, whoever organises a process there. One that is shared outlives its keeper's account.
    """

    name = models.CharField(_("name"), max_length=80)
    keeper = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="kept_rounds",
        null=True,
        blank=True,
        verbose_name=_("kept by"),
    )
    territory = models.ForeignKey(
        "people.Territory",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("shared in"),
    )
    steps = models.JSONField(_("rounds"))
    # The themes of the process, for one that has none yet.
    themes = models.JSONField(_("themes"), default=list, blank=True)
    kept_at = models.DateTimeField(_("kept at"))

    objects: ClassVar[models.Manager[KeptRounds]] = models.Manager()

    class Meta:
        verbose_name = _("template of rounds")
        verbose_name_plural = _("templates of rounds")
        ordering = [Lower("name"), "pk"]
        constraints = [
            models.UniqueConstraint(
                "keeper",
                Lower("name"),
                name="one_template_of_rounds_per_name_and_keeper",
                violation_error_message=_("You keep rounds under this name already."),
            ),
            models.CheckConstraint(
                name="a_template_of_rounds_is_somebodys_or_shared",
                condition=Q(keeper__isnull=False) | Q(territory__isnull=False),
            ),
            models.CheckConstraint(
                name="a_template_of_rounds_lays_out_a_round",
                condition=~Q(steps=[]),
                violation_error_message=_("There is no round to keep yet."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
