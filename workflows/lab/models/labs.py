from django.db import models
from django.utils.translation import gettext_lazy as _


class Lab(models.Model):
    """Where selected proposals of a territory become services, and the body that runs it."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120)
    territory = models.ForeignKey(
        "people.Territory", models.PROTECT, related_name="labs", verbose_name=_("territory")
    )
    organisation = models.ForeignKey(
        "people.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="labs",
        verbose_name=_("run by"),
    )

    class Meta:
        ordering = ["slug"]
        verbose_name = _("lab")
        verbose_name_plural = _("labs")

    def __str__(self) -> str:
        return self.name or self.slug
