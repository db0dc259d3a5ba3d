"""The one thing to do now on a process or a round, and what it takes."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext as _

from participation.models import Process, Round
from participation.rules import BEGUN, Way, door
from participation.views.visitors import sign_in_url
from people.rules import Visitor

STATIONS = {
    Round.Kind.PROPOSALS: "proposal",
    Round.Kind.COMMENTS: "comment",
    Round.Kind.VOTE: "vote",
}
ICONS = {
    Round.Kind.PROPOSALS: "pen-line",
    Round.Kind.COMMENTS: "messages-square",
    Round.Kind.VOTE: "vote",
}


@dataclass(frozen=True)
class Action:
    """A button: where it leads, and what it takes while it does not lead there.

    Without ``url`` the button is shown, but cannot be pressed; ``way`` leads to what it takes.
    """

    round: Round | None = None
    label: str = ""
    url: str = ""
    needs: str = ""
    way: Way | None = None

    @property
    def icon(self) -> str:
        return ICONS[Round.Kind(self.round.kind)] if self.round else ""


def current_round(process: Process) -> Round | None:
    """Return the round people should look at: the open one, else the next, else the last."""
    rounds = list(process.rounds.all())
    for state in (Round.State.OPEN, Round.State.UPCOMING):
        for round_ in rounds:
            if round_.state == state:
                return round_
    return rounds[-1] if rounds else None


def station_of(process: Process) -> str:
    """Name the bucket of the wheel a process hangs in."""
    round_ = current_round(process)
    return STATIONS[Round.Kind(round_.kind)] if round_ else "idea"


def main_action(process: Process, user: Visitor | None = None) -> Action:
    """Say what can be done now in a process. No query when its rounds are loaded."""
    round_ = current_round(process)
    if round_ is None:
        return Action()
    # The rounds came by a prefetch from the process: give each its way back to it.
    round_.process = process
    return round_action(round_, user or AnonymousUser())


def round_action(round_: Round, user: Visitor) -> Action:
    """Say what can be done now in a round, and what it takes."""
    url = round_.get_absolute_url()
    if round_.state == Round.State.CLOSED:
        is_vote = round_.kind == Round.Kind.VOTE
        return Action(round_, _("See the result") if is_vote else _("Read the proposals"), url)
    if round_.kind == Round.Kind.PROPOSALS:
        return _proposing(round_, user)
    label = _("Vote") if round_.kind == Round.Kind.VOTE else _("Comment on the proposals")
    if round_.state == Round.State.UPCOMING:
        return Action(round_, label, needs=BEGUN.takes(round_))
    return Action(round_, label, url)


def _proposing(round_: Round, user: Visitor) -> Action:
    keys = {"process": round_.process.slug, "round": round_.slug}
    url = reverse("participation:propose", kwargs=keys)
    way = door("participation.propose", user, round_)
    if way.is_open:
        return Action(round_, _("Propose"), url)
    if way.would_open:
        return Action(round_, _("Propose"), sign_in_url(url), way.needs)
    return Action(round_, _("Propose"), needs=way.needs, way=way.way)
