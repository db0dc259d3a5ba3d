"""Countries and places in blocks."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.countries import COUNTRIES, country_label


class CountryBlock(blocks.ChoiceBlock):
    """A country by its ISO 3166 code: its name follows the reader's language."""

    choices = [(code, country_label(code)) for code in COUNTRIES]

    class Meta:
        icon = "site"
        label = _("country")


class Partner(blocks.StructBlock):
    name = blocks.CharBlock(label=_("name"), max_length=160)
    country = CountryBlock()
    city = blocks.CharBlock(label=_("city"), max_length=80)
    role = blocks.CharBlock(label=_("role in the project"), max_length=160)
    link = blocks.URLBlock(label=_("address"), required=False)
    latitude = blocks.FloatBlock(label=_("latitude"), required=False, min_value=-90, max_value=90)
    longitude = blocks.FloatBlock(
        label=_("longitude"), required=False, min_value=-180, max_value=180
    )

    class Meta:
        icon = "group"
        label = _("Partner")
