"""What the organiser's room of a round leads to. Each part of participation adds its own section.

A section is a page of its own below ``processes/<process>/room/rounds/<round>/``. Whoever adds one
registers it (below, or from ``apps.py``) and puts its address into ``urls_room.round_urls``; its
view stands on ``views.room.RoundRoom``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from participation.queries.care import unwatched

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    from participation.models import Round


def _always(_round: Round) -> bool:
    return True


def _nothing(_round: Round) -> str:
    return ""


def _unwatched(round_: Round) -> str:
    return " ".join(map(str, unwatched([round_])))


@dataclass(frozen=True)
class Section:
    """One line in the room of a round.

    ``door`` is the name of an address in ``participation`` that takes ``process`` and ``round``.
    ``stands`` says in a few words how it stands now; it and ``shown`` may cost a query each.
    """

    door: str
    label: str | StrPromise
    about: str | StrPromise = ""
    shown: Callable[[Round], bool] = _always
    stands: Callable[[Round], str] = _nothing


@dataclass(frozen=True)
class Line:
    """A section as the page of one round shows it."""

    url: str
    label: str
    about: str
    stands: str


_sections: dict[str, Section] = {}


def register(section: Section) -> None:
    """Add a section to the room of every round it is shown for; a second time changes nothing."""
    _sections[section.door] = section


def sections_of(round_: Round) -> list[Line]:
    """List what can be looked after in a round, in the order it was registered."""
    keys = {"process": round_.process.slug, "round": round_.slug}
    return [
        Line(
            url=reverse(f"participation:{section.door}", kwargs=keys),
            label=str(section.label),
            about=str(section.about),
            stands=section.stands(round_),
        )
        for section in _sections.values()
        if section.shown(round_)
    ]


register(
    Section(
        door="room-edit-round",
        label=_("Words, dates and rules"),
        about=_("Free to change until it opens; afterwards only the words."),
    )
)
register(
    Section(
        door="room-rules",
        label=_("Change rules with a note"),
        about=_("While it is open. The note stays public, followers are told."),
        shown=lambda round_: round_.state == "open" and not round_.process.is_draft,
    )
)
register(
    Section(
        door="room-seeds",
        label=_("Statements to begin with"),
        about=_("What people find to answer when they come. They are marked as yours."),
        shown=lambda round_: round_.kind == "comments" and round_.state != "closed",
    )
)
register(
    Section(
        door="room-conclude",
        label=_("Conclusions"),
        about=_("Say what the discussion came to; an open one closes with it."),
        shown=lambda round_: (
            round_.kind == "comments" and round_.state != "upcoming" and not round_.process.is_draft
        ),
    )
)
register(
    Section(
        door="room-questions",
        label=_("Questions of this round"),
        about=_("What everybody who proposes answers beside title and text."),
        shown=lambda round_: round_.kind == "proposals",
    )
)
register(
    Section(
        door="answers",
        label=_("Answers to these proposals"),
        about=_("Decide each answer first, then announce them together."),
        shown=lambda round_: round_.kind == "proposals",
    )
)
register(
    Section(
        door="room-carry",
        label=_("Carry proposals on"),
        about=_("Into a later round of proposals, or onto a ballot."),
        shown=lambda round_: round_.kind == "proposals",
    )
)
register(
    Section(
        door="room-vote",
        label=_("What is put to the vote"),
        about=_("Options, costs, money to spend, limits. It is frozen when the vote opens."),
        shown=lambda round_: round_.kind == "vote" and round_.state == "upcoming",
    )
)
register(
    Section(
        door="room-criteria",
        label=_("Review criteria"),
        about=_("What evaluators ask of each proposal, and how much it weighs."),
        shown=lambda round_: round_.kind == "proposals",
    )
)
register(
    Section(
        door="room-reviews",
        label=_("Reviews"),
        about=_("Who reviews which proposal, and what the reviews come to."),
        shown=lambda round_: round_.kind == "proposals",
    )
)
register(
    Section(
        door="room-who-may",
        label=_("Who may do what"),
        about=_("Residents, verified people, organisations; supports; what is read first."),
        stands=_unwatched,
    )
)
register(
    Section(
        door="room-event-codes",
        label=_("Guests at an event"),
        about=_("A code on the wall: people take part in this round without an address."),
        shown=lambda round_: round_.kind != "vote" and round_.state != "closed",
    )
)
