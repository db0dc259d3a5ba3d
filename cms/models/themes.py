from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from cms.panels import in_all_languages


@register_snippet
class Theme(index.Indexed, models.Model):
    """What news, library items and projects are about: one short word in five languages."""

    slug = models.SlugField(
        _("slug"), unique=True, help_text=_("Part of addresses, the same in every language.")
    )
    name = models.CharField(_("name"), max_length=80)

    panels: ClassVar = [
        FieldPanel("slug"),
        in_all_languages("name", _("Name")),
    ]
    search_fields: ClassVar = [index.AutocompleteField("name"), index.SearchField("name")]

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("theme")
        verbose_name_plural = _("themes")

    def __str__(self) -> str:
        return self.name or self.slug
