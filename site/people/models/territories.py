from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.sorting import Folded
from people.fields import DerivedField


def _path_of(territory: "Territory") -> str:
    above = territory.parent.path if territory.parent else ""
    return f"{above}{territory.slug}/"


class TerritoryQuerySet(models.QuerySet["Territory"]):
    def within(self, territory: "Territory") -> "TerritoryQuerySet":
        """Keep the territory itself and everything inside it."""
        return self.filter(path__startswith=territory.path)

    def municipalities(self) -> "TerritoryQuerySet":
        return self.filter(kind=Territory.Kind.MUNICIPALITY)


class Territory(models.Model):
    """A place in a tree: country > region > municipality.

    `path` holds the slugs from the country down ("tunisia/sfax-governorate/sfax/"), so that asking
    what lies within what is a comparison of texts, in Python as in the database.
    """

    class Kind(models.TextChoices):
        COUNTRY = "country", _("country")
        REGION = "region", _("region")
        MUNICIPALITY = "municipality", _("municipality")

    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    slug = models.SlugField(_("slug"), unique=True)
    path = DerivedField(_path_of, max_length=160, unique=True)
    name = models.CharField(_("name"), max_length=120)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)

    objects: ClassVar[TerritoryQuerySet] = TerritoryQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = [Folded("name"), "pk"]
        verbose_name = _("territory")
        verbose_name_plural = _("territories")
        constraints = [
            models.CheckConstraint(
                name="a_territory_stands_at_the_depth_of_its_kind",
                condition=Q(kind="country", parent=None, path__regex=r"^[^/]+/$")
                | Q(kind="region", parent__isnull=False, path__regex=r"^[^/]+/[^/]+/$")
                | Q(kind="municipality", parent__isnull=False, path__regex=r"^([^/]+/){3}$"),
                violation_error_message=_(
                    "A region lies in a country, a municipality in a region."
                ),
            ),
            models.CheckConstraint(
                name="a_territory_lies_on_earth",
                condition=(Q(latitude=None) | Q(latitude__range=(-90, 90)))
                & (Q(longitude=None) | Q(longitude__range=(-180, 180))),
                violation_error_message=_("These are not coordinates on Earth."),
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.slug

    def within(self) -> TerritoryQuerySet:
        """List the territory itself and everything inside it, in one query."""
        return Territory.objects.within(self)

    def contains(self, other: "Territory | None") -> bool:
        """Tell whether another territory is this one or lies inside it. No query."""
        return other is not None and other.path.startswith(self.path)

    @property
    def paths_above(self) -> list[str]:
        """The paths of the territories around this one, country first, itself last."""
        slugs = self.path.rstrip("/").split("/")
        return ["/".join(slugs[:depth]) + "/" for depth in range(1, len(slugs) + 1)]
