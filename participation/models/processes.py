from __future__ import annotations

from typing import ClassVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from people.zones import zone_of

# Addresses below ``processes/`` that lead elsewhere than to a process.
RESERVED_SLUGS = ["new"]


class Licence(models.TextChoices):
    """Under which anybody may use again what is written in a process."""

    BY = "CC-BY-4.0", _("CC BY 4.0: name where it is from")
    BY_SA = "CC-BY-SA-4.0", _("CC BY-SA 4.0: name where it is from, pass it on alike")
    ZERO = "CC0-1.0", _("CC0: for whatever anybody likes")


LICENCE_TEXTS = {
    Licence.BY: "https://creativecommons.org/licenses/by/4.0/",
    Licence.BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
    Licence.ZERO: "https://creativecommons.org/publicdomain/zero/1.0/",
}


class Process(models.Model):
    """One question put to the people of a territory, with an organiser and ordered rounds."""

    class Access(models.TextChoices):
        PUBLIC = "public", _("public")
        INVITATION = "invitation", _("by invitation")

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=160)
    question = models.CharField(_("question"), max_length=300)
    summary = models.TextField(_("summary"), blank=True)
    territory = models.ForeignKey(
        "people.Territory",
        on_delete=models.PROTECT,
        related_name="processes",
        verbose_name=_("territory"),
    )
    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="processes",
        null=True,
        blank=True,
        verbose_name=_("organisation"),
    )
    organisers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="processes", blank=True, verbose_name=_("organisers")
    )
    languages = ArrayField(
        models.CharField(max_length=8, choices=settings.LANGUAGES), verbose_name=_("languages")
    )
    currency = models.CharField(_("currency"), max_length=3, default="EUR")
    # Empty where people wrote before anybody said under which one.
    licence = models.CharField(
        _("licence"),
        max_length=12,
        choices=Licence.choices,
        default=Licence.BY,
        blank=True,
    )
    access = models.CharField(
        _("access"), max_length=12, choices=Access.choices, default=Access.PUBLIC
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)

    objects: ClassVar[models.Manager[Process]] = models.Manager()

    class Meta:
        verbose_name = _("process")
        verbose_name_plural = _("processes")
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="process_speaks_a_language",
                condition=Q(languages__len__gt=0),
                violation_error_message=_("A process needs at least one language."),
            ),
            models.CheckConstraint(
                name="process_currency_is_three_capitals",
                condition=Q(currency__regex=r"^[A-Z]{3}$"),
                violation_error_message=_("Write the currency as three letters, such as EUR."),
            ),
            models.CheckConstraint(
                name="process_slug_is_not_a_page",
                condition=~Q(slug__in=RESERVED_SLUGS),
                violation_error_message=_("This address leads to another page."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("participation:process", kwargs={"process": self.slug})

    @property
    def zone(self) -> ZoneInfo:
        """The clock its rounds open and close by. No query when the territory was loaded."""
        return zone_of(self.territory.path) or ZoneInfo("UTC")

    @property
    def licence_url(self) -> str:
        """Where the text of its licence stands; nothing when none was said."""
        return LICENCE_TEXTS[Licence(self.licence)] if self.licence else ""

    @property
    def is_draft(self) -> bool:
        """Whether only its organisers see it, because it never opened."""
        return self.published_at is None


class Category(models.Model):
    """A theme of one process, chosen by whoever proposes."""

    process = models.ForeignKey(
        Process, on_delete=models.CASCADE, related_name="categories", verbose_name=_("process")
    )
    slug = models.SlugField(_("slug"), max_length=60)
    name = models.CharField(_("name"), max_length=80)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects: ClassVar[models.Manager[Category]] = models.Manager()

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_category_per_slug_and_process",
                fields=["process", "slug"],
                violation_error_message=_("This process already has such a category."),
            )
        ]

    def __str__(self) -> str:
        return self.name
