"""The parts of a project's fact sheet, in the order its brief lists them."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.queries.partners import partners_chosen
from common.footer import partners as at_the_foot

from .achievements import Achievements
from .common import Figures, PageBody, PictureChooserBlock, Same, Text, refuse
from .places import CountryBlock
from .shown import ProjectEvents, ProjectLibrary, ProjectNews
from .wheel import ONCE


class Hero(blocks.StructBlock):
    name = blocks.CharBlock(label=_("name"), max_length=120)
    purpose = blocks.CharBlock(label=_("purpose in one line"), max_length=250)
    picture = PictureChooserBlock(label=_("picture"), required=False)

    class Meta:
        icon = "title"
        label = _("Name and purpose")
        template = "cms/blocks/hero.html"


class Section(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("heading"), max_length=120)
    text = Text(label=_("text"))

    class Meta:
        template = "cms/blocks/section.html"


class KeyInformation(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("heading"), max_length=120)
    acronym = Same(label=_("acronym"), max_length=40)
    full_title = blocks.TextBlock(label=_("full title"))
    objective = blocks.CharBlock(label=_("thematic objective"), max_length=200)
    priority = blocks.CharBlock(label=_("priority"), max_length=200)
    countries = blocks.ListBlock(CountryBlock(), label=_("countries"))

    class Meta:
        icon = "info-circle"
        label = _("Key information")
        template = "cms/blocks/key_information.html"


class Money(blocks.StructBlock):
    """What it costs and who pays. The share is stated by the contract, never computed."""

    heading = blocks.CharBlock(label=_("heading"), max_length=120)
    total = blocks.DecimalBlock(label=_("total budget"), min_value=0, decimal_places=2)
    contribution = blocks.DecimalBlock(label=_("EU contribution"), min_value=0, decimal_places=2)
    share = blocks.DecimalBlock(
        label=_("project co-financing, per cent"), min_value=0, max_value=100, decimal_places=1
    )
    currency = blocks.ChoiceBlock(label=_("currency"), choices=[("EUR", "EUR")], default="EUR")

    class Meta:
        icon = "table"
        label = _("Financial data")
        template = "cms/blocks/money.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned["contribution"] > cleaned["total"]:
            refuse(contribution=_("The EU contribution cannot be more than the total budget."))
        return cleaned


class Duration(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("heading"), max_length=120)
    start = blocks.DateBlock(label=_("starts on"))
    end = blocks.DateBlock(label=_("ends on"))
    note = blocks.CharBlock(label=_("note"), required=False, max_length=200)

    class Meta:
        icon = "date"
        label = _("Duration")
        template = "cms/blocks/duration.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned["end"] <= cleaned["start"]:
            refuse(end=_("It must end after it starts."))
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context["elapsed"] = elapsed_share(value["start"], value["end"], timezone.localdate())
        return context


class Partnership(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("heading"), max_length=120)
    note = blocks.CharBlock(label=_("note"), required=False, max_length=250)
    partners = blocks.ListBlock(
        SnippetChooserBlock("cms.Partner"),
        label=_("partners"),
        default=[],
        help_text=_("Empty: all partners."),
    )

    class Meta:
        icon = "group"
        label = _("Partnership")
        template = "cms/blocks/partnership.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context["partners"] = partners_chosen(value["partners"])
        # Known already, for the foot of the page.
        request = (parent_context or {}).get("request")
        context["directory"] = at_the_foot(request).url if request else ""
        return context


class Beneficiary(blocks.StructBlock):
    number = blocks.IntegerBlock(label=_("how many"), required=False, min_value=0)
    label = blocks.CharBlock(label=_("who"), max_length=200)

    class Meta:
        icon = "user"
        label = _("Beneficiaries")


class Beneficiaries(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("heading"), max_length=120)
    groups = blocks.ListBlock(Beneficiary(), label=_("groups"))

    class Meta:
        icon = "group"
        label = _("Who benefits")
        template = "cms/blocks/beneficiaries.html"


class Theme(blocks.StructBlock):
    title = blocks.CharBlock(label=_("title"), max_length=160)
    text = Text(label=_("text"))

    class Meta:
        icon = "tag"
        label = _("Theme")


class Themes(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("heading"), max_length=160)
    themes = blocks.ListBlock(Theme(), label=_("themes"))

    class Meta:
        icon = "tag"
        label = _("Contribution to policy making")
        template = "cms/blocks/themes.html"


def elapsed_share(start: date, end: date, today: date) -> int:
    """Say how much of a period is over, in whole per cent from 0 to 100."""
    if end <= start:
        return 100 if today >= end else 0
    share = (today - start) / (end - start)
    return round(100 * min(max(share, 0.0), 1.0))


class ProjectBody(PageBody):
    hero = Hero()
    about = Section(icon="info-circle", label=_("About the project"))
    key_information = KeyInformation()
    money = Money()
    highlights = Figures(label=_("Highlights in figures"))
    duration = Duration()
    partnership = Partnership()
    news = ProjectNews()
    events = ProjectEvents()
    library = ProjectLibrary()
    objective = Section(icon="pick", label=_("Objective"))
    improvements = Section(icon="arrow-up-big", label=_("What will be improved"))
    beneficiaries = Beneficiaries()
    achievements = Achievements()
    themes = Themes()

    class Meta:
        required = False
        block_counts = {"hero": {"max_num": 1}, **ONCE}
