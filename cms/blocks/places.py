"""Countries in blocks."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.countries import COUNTRIES, country_label


class CountryBlock(blocks.ChoiceBlock):
    """A country by its ISO 3166 code: its name follows the reader's language."""

    choices = [(code, country_label(code)) for code in COUNTRIES]

    class Meta:
        icon = "site"
        label = _("country")
