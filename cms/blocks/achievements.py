"""What a project promised, and what of it can be seen."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Locale, Page

from cms.queries.languages import locale_shown
from cms.queries.pages import in_language


class Proof(blocks.StreamBlock):
    """What shows that one of the promised things exists: each counts as one delivered."""

    page = blocks.PageChooserBlock(label=_("page or library item"))
    address = blocks.StructBlock(
        [
            ("title", blocks.CharBlock(label=_("title"), max_length=160)),
            ("address", blocks.URLBlock(label=_("address"))),
        ],
        label=_("service or other address"),
        icon="link",
    )

    class Meta:
        required = False


class Achievement(blocks.StructBlock):
    number = blocks.IntegerBlock(label=_("how many are promised"), min_value=1)
    label = blocks.CharBlock(label=_("what"), max_length=250)
    delivered = Proof(label=_("delivered"))

    class Meta:
        icon = "success"
        label = _("Achievement")


class Achievements(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("heading"), max_length=160)
    achievements = blocks.ListBlock(Achievement(), label=_("achievements"))

    class Meta:
        icon = "success"
        label = _("Expected achievements")
        template = "cms/blocks/achievements.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context["rows"] = rows_of(value["achievements"], locale_shown(parent_context))
        return context


def rows_of(achievements: Any, locale: Locale) -> list[dict[str, Any]]:
    """List each achievement with the published things that prove it, and their count.

    A linked page that is a draft, private or deleted proves nothing. Costs two queries in all.
    """
    linked = [proof.value for row in achievements for proof in row["delivered"] if _is_page(proof)]
    shown = in_language(linked, locale)
    return [_row(achievement, shown) for achievement in achievements]


def _row(achievement: Any, shown: dict[int, Page]) -> dict[str, Any]:
    proofs = []
    for proof in achievement["delivered"]:
        if not _is_page(proof):
            proofs.append({"title": proof.value["title"], "address": proof.value["address"]})
        elif proof.value and proof.value.pk in shown:
            proofs.append({"page": shown[proof.value.pk]})
    return {
        "words": f"{achievement['number']} {achievement['label']}",
        "number": achievement["number"],
        "delivered": min(len(proofs), achievement["number"]),
        "proofs": proofs,
    }


def _is_page(proof: Any) -> bool:
    return proof.block_type == "page"
