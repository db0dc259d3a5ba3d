"""The wheel: nine stations from an idea to a service that others take up, and round again."""

from dataclasses import dataclass
from math import cos, pi, sin

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Station:
    """One bucket of the noria: ``meaning`` says in one sentence what happens there."""

    key: str
    label: str
    icon: str
    meaning: str


STATIONS = (
    Station("idea", _("Idea"), "lightbulb",
            _("Somebody says what is missing, at a meeting or alone at a kitchen table.")),
    Station("proposal", _("Proposal"), "pen-line",
            _("The idea becomes a text with a place, a cost and a name people can call it by.")),
    Station("comment", _("Comments"), "messages-square",
            _("Neighbours, organisations and the administration discuss and improve it.")),
    Station("vote", _("Vote"), "vote",
            _("Everybody concerned chooses. The vote is secret, and anybody can recount it.")),
    Station("session", _("Session"), "users",
            _("People who will use the service and people who will run it design it together.")),
    Station("prototype", _("Prototype"), "shapes",
            _("A first version, small and cheap, shows what works and what does not.")),
    Station("pilot", _("Pilot"), "sprout",
            _("The service runs for real, in one place and for a limited time.")),
    Station("evaluation", _("Evaluation"), "clipboard-check",
            _("What changed for people is measured, and everybody can read it.")),
    Station("replicated", _("Taken up elsewhere"), "refresh-cw",
            _("Another town starts from what was learnt, and brings back new ideas.")),
)
KEYS = tuple(station.key for station in STATIONS)


def placed(current: str) -> list[dict[str, object]]:
    """List the stations, each with its state (``done``, ``current``, ``next``) seen from ``current``.

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


def buckets(radius: float, centre: float, count: int = len(STATIONS)) -> list[tuple[float, float, float]]:
    """Where the buckets hang: x, y and the turn in degrees, the first one at the top, clockwise."""
    step = 2 * pi / count
    return [
        (
            round(centre + radius * sin(k * step), 1),
            round(centre - radius * cos(k * step), 1),
            round(k * 360 / count, 1),
        )
        for k in range(count)
    ]
