"""Blocks that show the wheel on any page: what is open, one thing of it, and where it came from."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.choosers import OpenProposal, OpenRound, OpenService
from cms.page_cache import keep_shortly
from cms.queries.results import outcome_of
from cms.queries.wheel import STRANGER, next_sessions, open_rounds, services_by_stage
from participation.models import Round
from thread.queries import Node, thread_of
from workflows.lab.services.starting import ref

GROUP = _("The wheel")


class OpenRounds(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("heading"), max_length=120)
    count = blocks.IntegerBlock(label=_("how many"), min_value=1, max_value=12, default=3)
    kind = blocks.ChoiceBlock(
        label=_("kind"),
        choices=Round.Kind.choices,
        required=False,
        help_text=_("Empty: rounds of every kind."),
    )

    class Meta:
        icon = "time"
        label = _("Open rounds")
        group = GROUP
        template = "cms/blocks/wheel/open_rounds.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context["rounds"] = open_rounds(value["count"], value.get("kind") or "")
        return context


class OneProposal(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("heading"), max_length=120)
    proposal = OpenProposal(label=_("proposal"))

    class Meta:
        icon = "edit"
        label = _("One proposal")
        group = GROUP
        template = "cms/blocks/wheel/proposal.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        _keep_shortly(parent_context)
        proposal = shown(value["proposal"])
        context["proposal"] = proposal
        context["process"] = proposal.round.process if proposal else None
        return context


class RoundResult(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("heading"), max_length=120)
    round = OpenRound(label=_("round"))

    class Meta:
        icon = "order"
        label = _("Results of a round")
        group = GROUP
        template = "cms/blocks/wheel/result.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        _keep_shortly(parent_context)
        context["round"] = shown(value["round"])
        return {**context, **(outcome_of(context["round"]) if context["round"] else {})}


class NextSessions(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("heading"), max_length=120)
    count = blocks.IntegerBlock(label=_("how many"), min_value=1, max_value=6, default=1)

    class Meta:
        icon = "group"
        label = _("Next session")
        group = GROUP
        template = "cms/blocks/wheel/sessions.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context["sessions"] = next_sessions(value["count"])
        context["events"] = []
        return context


class ServicesByStage(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("heading"), max_length=120)
    count = blocks.IntegerBlock(label=_("how many"), min_value=1, max_value=24, default=6)

    class Meta:
        icon = "list-ul"
        label = _("Services by stage")
        group = GROUP
        template = "cms/blocks/wheel/services.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context["stages"] = services_by_stage(value["count"])
        return context


class ServiceThread(blocks.StructBlock):
    """The part of a service's thread around the service itself; the rest is a link away."""

    heading = blocks.CharBlock(label=_("heading"), max_length=120)
    service = OpenService(label=_("service"))
    count = blocks.IntegerBlock(label=_("how many steps"), min_value=3, max_value=24, default=8)

    class Meta:
        icon = "link"
        label = _("Thread of a service")
        group = GROUP
        template = "cms/blocks/wheel/thread.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        service = context["service"] = shown(value["service"])
        if service:
            thread = thread_of(ref(service), STRANGER)
            context["nodes"] = around_here(thread.nodes, value["count"])
            context["is_part"] = thread.is_cut or len(thread) > value["count"]
        return context


#: Blocks of which a page has one: each reads a whole thread.
ONCE = {"service_thread": {"max_num": 1}}


def _keep_shortly(parent_context: Any) -> None:
    keep_shortly((parent_context or {}).get("request"))


def shown(thing: Any) -> Any:
    """Give a chosen thing if strangers may see it (see ``OpenThing``), else None."""
    return thing if getattr(thing, "for_everybody", False) else None


def around_here(nodes: Sequence[Node], count: int) -> Sequence[Node]:
    """Cut out at most ``count`` steps of a thread, as many before the thing itself as after it.

    On the thing's own page it says "you are here"; on any other page nobody is.
    """
    here = next((place for place, node in enumerate(nodes) if node.is_here), 0)
    first = max(0, min(here - count // 2, len(nodes) - count))
    return [replace(node, is_here=False) for node in nodes[first : first + count]]
