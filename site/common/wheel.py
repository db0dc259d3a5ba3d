"""The wheel: nine stations from an idea to a service that others take up, and round again."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class Station:
    """One bucket of the noria: ``meaning`` says in one sentence what happens there."""

    key: str
    label: "str | StrPromise"
    icon: str
    meaning: "str | StrPromise"


STATIONS = (
    Station(
        "idea",
        _("Idea"),
        "lightbulb",
        _("Somebody says what is missing, at a meeting or alone at a kitchen table."),
    ),
    Station(
        "proposal",
        _("Proposal"),
        "pen-line",
        _("The idea becomes a text with a place, a cost and a name people can call it by."),
    ),
    Station(
        "comment",
        _("Comments"),
        "messages-square",
        _("Neighbours, organisations and the administration discuss and improve it."),
    ),
    Station(
        "vote",
        pgettext_lazy("station", "Vote"),  # the thing, not the button
        "vote",
        _("Everybody concerned chooses. The vote is secret, and anybody can recount it."),
    ),
    Station(
        "session",
        _("Session"),
        "users",
        _("People who will use the service and people who will run it design it together."),
    ),
    Station(
        "prototype",
        _("Prototype"),
        "shapes",
        _("A first version, small and cheap, shows what works and what does not."),
    ),
    Station(
        "pilot",
        _("Pilot"),
        "sprout",
        _("The service runs for real, in one place and for a limited time."),
    ),
    Station(
        "evaluation",
        _("Evaluation"),
        "clipboard-check",
        _("What changed for people is measured, and everybody can read it."),
    ),
    Station(
        "replicated",
        _("Taken up elsewhere"),
        "refresh-cw",
        _("Another town starts from what was learnt, and brings back new ideas."),
    ),
)
KEYS = tuple(station.key for station in STATIONS)


def placed(current: str) -> list[dict[str, object]]:
    """List the stations, each ``done``, ``current`` or ``next`` as seen from ``current``.

    Without a current station, or with one the wheel does not know, none has a state.
    """
    here = KEYS.index(current) if current in KEYS else None
    return [
        {"station": station, "number": number + 1, "state": _state(number, here)}
        for number, station in enumerate(STATIONS)
    ]


def _state(number: int, here: int | None) -> str:
    if here is None:
        return ""
    return "done" if number < here else "current" if number == here else "next"
