"""Who sees what. The server cuts before it sends: what an audience may not see never leaves.

There are three audiences of an event: the facilitators, the room (participants, observers and
the projector) and, where it differs, the author of the card it is about. ``view`` cuts a state,
``step`` folds an event and cuts it. Folding the cut events gives the cut state, for everybody.
"""

from typing import Any, NamedTuple

from .decide import is_covered
from .state import Happened, State, apply

FACILITATORS = "facilitators"
ROOM = "room"


class Sight(NamedTuple):
    """One event as each audience sees it; ``None`` where it sees nothing of it."""

    seq: int
    facilitators: Happened | None
    room: Happened | None
    author: str = ""
    own: Happened | None = None
    card: str = ""


def audience_of(role: str) -> str:
    """Name the audience a role belongs to."""
    return FACILITATORS if role == "facilitator" else ROOM


def view(state: State, audience: str, actor: str = "") -> State:
    """Cut a state to what an audience may see, and to what this actor may see of their own."""
    cards = {
        key: shown
        for key, card in state["cards"].items()
        if (shown := _card_for(state, card, audience, actor)) is not None
    }
    removed = list(state["removed"]) if audience == FACILITATORS else []
    return {**state, "cards": cards, "removed": removed}


def _card_for(
    state: State, card: dict[str, Any], audience: str, actor: str
) -> dict[str, Any] | None:
    own = bool(actor) and card["by"] == actor
    if own:
        return card
    if audience == ROOM and is_covered(state, card["activity"]):
        return None
    if audience == ROOM and card["hidden"]:
        card = {**card, "text": ""}
    return {**card, "by": "", "name": ""} if _anonymous(state, card) else card


def _anonymous(state: State, card: dict[str, Any]) -> bool:
    about = state["activities"].get(card["activity"])
    return bool(about and about["rules"].get("anonymous"))


def step(state: State, event: Happened) -> Sight:
    """Fold an event into the state (in place) and return how each audience sees it."""
    key = str(event.seq) if event.kind == "card.add" else str(event.data.get("card", ""))
    removed = state["cards"].get(key) if event.kind == "card.remove" else None
    apply(state, event)
    card = removed or state["cards"].get(key)
    if card is not None:
        return _sight_of_card(state, event, key, card)
    if event.kind == "activity.reveal":
        return _sight_of_reveal(state, event)
    if event.kind == "person.remove":
        return Sight(event.seq, event, None)
    return Sight(event.seq, event, event)


def _sight_of_card(state: State, event: Happened, key: str, card: dict[str, Any]) -> Sight:
    others = event
    if _anonymous(state, card) and event.actor == card["by"]:
        others = event._replace(actor="", name="")
    room: Happened | None = others
    if is_covered(state, card["activity"]):
        room = None
    elif event.kind == "card.hide":
        room = others._replace(data={**others.data, "text": ""})
    elif event.kind == "card.restore":
        room = others._replace(data={**others.data, "text": card["text"]})
    differs = others is not event or room is not event
    author, own = (card["by"], event) if differs else ("", None)
    return Sight(event.seq, others, room, author=author, own=own, card=key)


def _sight_of_reveal(state: State, event: Happened) -> Sight:
    """Send the room, with the reveal, the cards it has not seen: each as the room sees it."""
    covered = {
        key: _card_for(state, card, ROOM, "")
        for key, card in state["cards"].items()
        if card["activity"] == event.data["activity"]
    }
    room = event._replace(data={**event.data, "cards": covered})
    return Sight(event.seq, event, room)
