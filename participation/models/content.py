"""What an author writes of a proposal."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

TITLE_LENGTH = 120
TEXT_LENGTH = 10_000


class Content(models.Model):
    """What an author writes; a proposal and each of its versions hold the same fields."""

    title = models.CharField(_("title"), max_length=TITLE_LENGTH, blank=True)
    text = models.TextField(_("text"), max_length=TEXT_LENGTH, blank=True)
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    category = models.ForeignKey(
        "participation.Category",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("category"),
    )
    territory = models.ForeignKey(
        "people.Territory",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("territory"),
    )
    place_name = models.CharField(_("place"), max_length=120, blank=True)
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=6, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=9, decimal_places=6, null=True, blank=True
    )
    estimated_cost = models.DecimalField(
        _("estimated cost"), max_digits=12, decimal_places=2, null=True, blank=True
    )

    # The keys of its attachments, in their order.
    attached = ArrayField(
        models.UUIDField(), verbose_name=_("attachments"), default=list, blank=True
    )

    # What is answered to the round's questions, by their keys.
    extras = models.JSONField(_("answers to the round's questions"), default=dict, blank=True)

    CONTENT = (
        "title",
        "text",
        "language",
        "category",
        "territory",
        "place_name",
        "latitude",
        "longitude",
        "estimated_cost",
        "attached",
        "extras",
    )

    class Meta:
        abstract = True

    def content(self) -> dict[str, Any]:
        """Return what the author wrote, by field name."""
        return {name: getattr(self, name) for name in self.CONTENT}
