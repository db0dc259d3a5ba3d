"""What a project promised, and what of it can be seen."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Locale, Page

from cms.queries.languages import locale_shown
from cms.queries.outcomes import things_shown
from cms.queries.pages import in_language
from thread.refs import Shown

from .common import PageChooserBlock
from .events import Thing


class Proof(blocks.StreamBlock):
    """What shows that one of the promised things exists: each counts as one delivered."""

    page = PageChooserBlock(label=_("page or library item"))
    thing = Thing(label=_("proposal or service"), max_length=500, icon="link")
    address = blocks.StructBlock(
        [
            ("title", blocks.CharBlock(label=_("title"), max_length=160)),
            ("address", blocks.URLBlock(label=_("address"))),
        ],
        label=_("other address"),
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

    What is a draft, private, withdrawn or deleted proves nothing. Costs three queries at most.
    """
    proofs = [proof for row in achievements for proof in row["delivered"]]
    pages = in_language([proof.value for proof in proofs if proof.block_type == "page"], locale)
    things = things_shown([proof.value for proof in proofs if proof.block_type == "thing"])
    return [_row(achievement, pages, things) for achievement in achievements]


def _row(achievement: Any, pages: dict[int, Page], things: dict[str, Shown]) -> dict[str, Any]:
    proofs = [_proof(proof, pages, things) for proof in achievement["delivered"]]
    shown = [proof for proof in proofs if proof]
    return {
        "words": f"{achievement['number']} {achievement['label']}",
        "number": achievement["number"],
        "delivered": min(len(shown), achievement["number"]),
        "proofs": shown,
    }


def _proof(proof: Any, pages: dict[int, Page], things: dict[str, Shown]) -> dict[str, Any] | None:
    value = proof.value
    if proof.block_type == "address":
        return {"title": value["title"], "address": value["address"], "language": ""}
    if proof.block_type == "thing":
        if (thing := things.get(value)) is None:
            return None
        return {"title": thing.title, "address": thing.url, "language": thing.language}
    page = pages.get(value.pk) if value else None
    return {"page": page} if page else None
