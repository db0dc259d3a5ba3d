"""The discussion of a proposal as its page shows it."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

from common.facets import Choice
from common.links import link
from participation.forms.comments import TEXT_LENGTH
from participation.forms.lists import TalkForm
from participation.models import Comment, Proposal
from participation.queries import comments as talks
from participation.views.links import page_links
from people.rules import Visitor


def talk_of(
    query: QueryDict, proposal: Proposal, reader: Visitor, only: Comment | None
) -> dict[str, Any]:
    """Gather the conversations asked for: a page of all, two columns, or a single one."""
    asked = TalkForm.read(query)
    context: dict[str, Any] = {"only": only, "columns": None, "links": None, "orders": []}
    if only:
        whole = [talks.conversation_around(only, reader=reader)]
        return {**context, "conversations": whole}
    context["orders"] = _orders(query, asked)
    if asked["view"]:
        columns = talks.two_columns(proposal, reader=reader)
        return {**context, "conversations": [], "columns": columns}
    conversations, page = talks.conversations(
        proposal,
        after=asked["after"],
        before=asked["before"],
        sort=asked["sort"] or "newest",
        stance=asked["stance"] or "",
        reader=reader,
    )
    return {**context, "conversations": conversations, "links": page_links(query, page)}


def quote(text: str) -> str:
    """Put somebody's words into an answer to them, as far as half of it may be theirs."""
    lines = text[: TEXT_LENGTH // 2].splitlines()
    return "\n".join(f"> {line}" for line in lines)[: TEXT_LENGTH // 2] + "\n\n"


def _orders(query: QueryDict, asked: dict[str, Any]) -> list[Choice]:
    chosen = "columns" if asked["view"] else asked["sort"] or "newest"
    fields: Any = TalkForm.base_fields
    orders = [
        Choice(key, str(label), link(query, sort=key, view=None, reply=None), 0, key == chosen)
        for key, label in fields["sort"].choices
    ]
    columns = link(query, view="columns", sort=None, stance=None, reply=None)
    label = str(fields["view"].choices[0][1])
    return [*orders, Choice("columns", label, columns, 0, chosen == "columns")]
