"""The state of a session: what is left when its events are folded, one after the other."""

from collections.abc import Callable
from typing import Any, NamedTuple

State = dict[str, Any]


class Happened(NamedTuple):
    """One event of the log: its number, kind, actor, words and the moment in milliseconds."""

    seq: int
    kind: str
    actor: str
    data: dict[str, Any]
    at: int
    name: str = ""


def empty() -> State:
    """Return the state of a session in which nothing has happened yet."""
    return {
        "v": 0,  # the page of the run sheet: two facilitators cannot turn the same one twice
        "current": None,
        "ended": False,
        "activities": {},
        "cards": {},
        "groups": {},
        "removed": [],  # people a facilitator has shown out; only facilitators see this
    }


def apply(state: State, event: Happened) -> State:
    """Fold an event into the state (in place) and return it.

    An event of an unknown kind changes nothing, so that an old reader survives a newer log. The
    browser's ``reducer.js`` does exactly the same; both are tested against the same logs.
    """
    change = CHANGES.get(event.kind)
    if change:
        change(state, event)
    return state


def ranked(cards: dict[str, Any], group: str | None = None) -> list[tuple[str, dict[str, Any]]]:
    """Return a group's cards as ``(id, card)``, in the order of the board."""
    within = [(key, card) for key, card in cards.items() if card["group"] == group]
    return sorted(within, key=lambda pair: (pair[1]["rank"], int(pair[0])))


def _open_activity(state: State, event: Happened) -> None:
    known = state["activities"].get(event.data["activity"], {"revealed": False})
    state["v"] += 1
    state["current"] = event.data["activity"]
    for activity in state["activities"].values():
        activity["open"] = False
    state["activities"][event.data["activity"]] = {
        **known,
        "kind": event.data["kind"],
        "rules": event.data["rules"],
        "ends_at": event.data["ends_at"],
        "open": True,
    }


def _close_activity(state: State, event: Happened) -> None:
    state["v"] += 1
    state["activities"][event.data["activity"]]["open"] = False


def _reveal(state: State, event: Happened) -> None:
    state["v"] += 1
    state["activities"][event.data["activity"]]["revealed"] = True
    # The room has not seen these cards: they come with the reveal. Its authors keep their own.
    for key, card in event.data.get("cards", {}).items():
        state["cards"].setdefault(key, card)


def _add_card(state: State, event: Happened) -> None:
    state["cards"][str(event.seq)] = {
        "text": event.data["text"],
        "language": event.data["language"],
        "activity": event.data["activity"],
        "by": event.actor,
        "name": event.name,
        "group": None,
        "rank": event.seq,
        "hidden": None,
        "became": None,
        "at": event.at,
    }


def _edit_card(state: State, event: Happened) -> None:
    card = state["cards"][event.data["card"]]
    card["text"] = event.data["text"]
    card["language"] = event.data["language"]


def _remove_card(state: State, event: Happened) -> None:
    del state["cards"][event.data["card"]]


def _hide_card(state: State, event: Happened) -> None:
    card = state["cards"][event.data["card"]]
    card["hidden"] = event.data["reason"]
    card["text"] = event.data.get("text", card["text"])


def _restore_card(state: State, event: Happened) -> None:
    card = state["cards"][event.data["card"]]
    card["hidden"] = None
    card["text"] = event.data.get("text", card["text"])


def _place_cards(state: State, event: Happened) -> None:
    for key, rank in event.data["ranks"].items():
        state["cards"][key]["group"] = event.data["group"]
        state["cards"][key]["rank"] = rank


def _promote_card(state: State, event: Happened) -> None:
    state["cards"][event.data["card"]]["became"] = {
        "proposal": event.data["proposal"],
        "seq": event.seq,
    }


def _create_group(state: State, event: Happened) -> None:
    group = str(event.seq)
    state["groups"][group] = {"title": event.data["title"], "activity": event.data["activity"]}
    for key, rank in event.data["ranks"].items():
        state["cards"][key]["group"] = group
        state["cards"][key]["rank"] = rank


def _rename_group(state: State, event: Happened) -> None:
    state["groups"][event.data["group"]]["title"] = event.data["title"]


def _remove_group(state: State, event: Happened) -> None:
    del state["groups"][event.data["group"]]
    for card in state["cards"].values():
        if card["group"] == event.data["group"]:
            card["group"] = None


def _remove_person(state: State, event: Happened) -> None:
    state["removed"].append(event.data["person"])


def _end(state: State, _event: Happened) -> None:
    state["v"] += 1
    state["ended"] = True
    for activity in state["activities"].values():
        activity["open"] = False


CHANGES: dict[str, Callable[[State, Happened], None]] = {
    "activity.open": _open_activity,
    "activity.close": _close_activity,
    "activity.reveal": _reveal,
    "card.add": _add_card,
    "card.edit": _edit_card,
    "card.remove": _remove_card,
    "card.hide": _hide_card,
    "card.restore": _restore_card,
    "card.move": _place_cards,
    "card.promote": _promote_card,
    "group.create": _create_group,
    "group.rename": _rename_group,
    "group.assign": _place_cards,
    "group.remove": _remove_group,
    "person.remove": _remove_person,
    "session.end": _end,
}
