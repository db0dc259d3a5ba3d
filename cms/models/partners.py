from typing import ClassVar

from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from cms.countries import country_choices
from cms.panels import in_all_languages


@register_snippet
class Partner(index.Indexed, models.Model):
    """An organisation that carries the work, with its place on the map."""

    class Kind(models.TextChoices):
        AUTHORITY = "authority", _("Public authority")
        ENTERPRISE = "enterprise", _("Co-operative or social enterprise")
        ASSOCIATION = "association", _("Association")
        RESEARCH = "research", _("University or research centre")
        NETWORK = "network", _("Network")
        FUNDER = "funder", _("Funder")

    name = models.CharField(_("name"), max_length=160)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    country = models.CharField(_("country"), max_length=2, choices=country_choices)
    city = models.CharField(_("city"), max_length=80)
    territory = models.ForeignKey(
        "people.Territory",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("territory"),
    )
    role = models.CharField(_("role in the project"), max_length=160, blank=True)
    website = models.URLField(
        _("website"), blank=True, validators=[URLValidator(schemes=["http", "https"])]
    )
    logo = models.ForeignKey(
        "cms.SiteImage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
    )
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)

    panels: ClassVar = [
        in_all_languages("name", _("Name")),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("country")]),
        in_all_languages("city", _("City")),
        FieldPanel("territory"),
        in_all_languages("role", _("Role in the project")),
        FieldPanel("website"),
        FieldPanel("logo"),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")], heading=_("On the map")),
    ]
    search_fields: ClassVar = [
        index.AutocompleteField("name"),
        index.SearchField("name"),
        index.FilterField("country"),
    ]

    class Meta:
        ordering = ["country", "name", "pk"]
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        constraints = [
            models.CheckConstraint(
                name="a_partner_lies_on_earth",
                condition=Q(latitude=None, longitude=None)
                # A comparison with nothing is neither true nor false, and would pass.
                | Q(latitude__isnull=False, longitude__isnull=False)
                & Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                violation_error_message=_("Give a latitude and a longitude on Earth, or neither."),
            ),
            models.CheckConstraint(
                name="a_partners_website_is_on_the_web",
                condition=Q(website="") | Q(website__iregex=r"^https?://"),
                violation_error_message=_("The address must begin with https:// or http://."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
