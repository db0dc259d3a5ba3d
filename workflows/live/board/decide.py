"""Whether a command may happen now, and which event it makes."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError

from .activities import checked_rules
from .kinds import FOR_EVERYBODY, KINDS, TURNS_A_PAGE, Said
from .state import State, ranked

MOST_CARDS = 5000
MOST_GROUPS = 200
FAR = 1.0  # the distance between neighbours where there is room


class Actor(NamedTuple):
    """Who commands: the participant's id and role, and the name others see."""

    id: str
    role: str
    name: str = ""


class Command(NamedTuple):
    """What somebody wants: a kind, words, and the page of the run sheet they were looking at.

    ``given`` holds what the server looked up for the command; nothing in it comes from a client.
    """

    kind: str
    data: Any
    cmid: str
    page: int | None = None
    given: Mapping[str, Any] = {}


class Refused(Exception):
    """The command may not happen: a code of the protocol, and the key of a sentence."""

    def __init__(self, code: str, why: str) -> None:
        super().__init__(code, why)
        self.code = code
        self.why = why


class AlreadyDone(Exception):
    """What the command asks for happened before, at this number."""

    def __init__(self, seq: int) -> None:
        super().__init__(seq)
        self.seq = seq


Facts = dict[str, Any]
Event = tuple[str, Facts]


def decide(state: State, command: Command, actor: Actor) -> list[Event]:
    """Return the events a command makes, as ``(kind, words)``; without changing the state.

    Raises ``Refused`` with a code of the protocol (``invalid``, ``forbidden``, ``closed``,
    ``conflict``, ``limit``) when it may not happen, ``AlreadyDone`` when it has happened before.
    """
    said = _read(command)
    _may(state, command, actor)
    facts = DECISIONS[command.kind](state, said, actor, command.given)
    return [(command.kind, facts)]


def _read(command: Command) -> Said:
    schema = KINDS.get(command.kind)
    if schema is None:
        raise Refused("invalid", "unknown_kind")
    try:
        return schema.model_validate(command.data)
    except ValidationError as wrong:
        raise Refused("invalid", _why(wrong)) from wrong


def _why(wrong: ValidationError) -> str:
    """Name the sentence for the first thing wrong with what was said."""
    first = wrong.errors(include_url=False)[0]
    field = first["loc"][0] if first["loc"] else ""
    if field not in ("text", "title", "reason"):
        return "not_understood"
    if first["type"] == "string_too_long":
        return f"{field}_too_long"
    absent = first["type"] in ("string_too_short", "value_error", "missing")
    return f"{field}_missing" if absent or first["input"] is None else "not_understood"


def _may(state: State, command: Command, actor: Actor) -> None:
    if state["ended"]:
        raise Refused("closed", "session_over")
    if actor.role not in ("participant", "facilitator") or actor.id in state["removed"]:
        raise Refused("forbidden", "only_watching")
    if command.kind not in FOR_EVERYBODY and actor.role != "facilitator":
        raise Refused("forbidden", "only_facilitators")
    turning = command.kind in TURNS_A_PAGE and command.page is not None
    if turning and command.page != state["v"]:
        raise Refused("conflict", "page_turned")


def _open_activity(state: State, said: Any, _actor: Actor, given: Mapping[str, Any]) -> Facts:
    if not given or given["activity"] != said.activity:
        raise Refused("invalid", "no_such_activity")
    if state["current"] == said.activity and state["activities"][said.activity]["open"]:
        raise Refused("conflict", "activity_open_already")
    # Rules freeze at the first opening: nobody's card changes its audience afterwards.
    ruled = state["activities"].get(said.activity, given)
    return {
        "activity": said.activity,
        "kind": ruled["kind"],
        "rules": checked_rules(ruled["kind"], ruled["rules"]),
        "ends_at": given["ends_at"],
    }


def _close_activity(state: State, said: Any, _actor: Actor, _given: object) -> Facts:
    activity = state["activities"].get(said.activity)
    if activity is None or not activity["open"]:
        raise Refused("conflict", "activity_closed_already")
    return {"activity": said.activity}


def _reveal(state: State, said: Any, _actor: Actor, _given: object) -> Facts:
    activity = state["activities"].get(said.activity)
    if activity is None or not is_covered(state, said.activity):
        raise Refused("conflict", "nothing_to_reveal")
    return {"activity": said.activity}


def _add_card(state: State, said: Any, actor: Actor, _given: object) -> Facts:
    current = state["current"]
    if current is None or not state["activities"][current]["open"]:
        raise Refused("closed", "activity_closed")
    if said.activity not in (None, current):
        raise Refused("closed", "activity_over")
    own = sum(
        1
        for card in state["cards"].values()
        if card["by"] == actor.id and card["activity"] == current
    )
    allowed = state["activities"][current]["rules"]["cards_per_person"]
    if actor.role != "facilitator" and own >= allowed:
        raise Refused("limit", "enough_cards")
    if len(state["cards"]) >= MOST_CARDS:
        raise Refused("limit", "board_full")
    return {"activity": current, "text": said.text, "language": said.language}


def _edit_card(state: State, said: Any, actor: Actor, _given: object) -> Facts:
    card = _own_card(state, said.card, actor)
    return {"card": said.card, "text": said.text, "language": said.language or card["language"]}


def _remove_card(state: State, said: Any, actor: Actor, _given: object) -> Facts:
    _own_card(state, said.card, actor)
    return {"card": said.card}


def _hide_card(state: State, said: Any, _actor: Actor, _given: object) -> Facts:
    if _card(state, said.card)["hidden"]:
        raise Refused("conflict", "hidden_already")
    return {"card": said.card, "reason": said.reason}


def _restore_card(state: State, said: Any, _actor: Actor, _given: object) -> Facts:
    if not _card(state, said.card)["hidden"]:
        raise Refused("conflict", "not_hidden")
    return {"card": said.card}


def _move_card(state: State, said: Any, _actor: Actor, _given: object) -> Facts:
    _movable(state, said.card)
    _group(state, said.group)
    others = [pair for pair in ranked(state["cards"], said.group) if pair[0] != said.card]
    places = [key for key, _ in others]
    if said.after is not None and said.after not in places:
        raise Refused("conflict", "card_moved_away")
    before = places.index(said.after) + 1 if said.after else 0
    ranks = [card["rank"] for _, card in others]
    low = ranks[before - 1] if before else (ranks[0] - 2 * FAR if ranks else 0.0)
    high = ranks[before] if before < len(ranks) else low + 2 * FAR
    return {"group": said.group, "ranks": {said.card: (low + high) / 2}}


def _create_group(state: State, said: Any, _actor: Actor, _given: object) -> Facts:
    if len(state["groups"]) >= MOST_GROUPS:
        raise Refused("limit", "enough_groups")
    return {
        "title": said.title,
        "activity": state["current"],
        "ranks": _behind(state, said.cards, None, start=0.0),
    }


def _rename_group(state: State, said: Any, _actor: Actor, _given: object) -> Facts:
    _group(state, said.group)
    return {"group": said.group, "title": said.title}


def _assign_group(state: State, said: Any, _actor: Actor, _given: object) -> Facts:
    _group(state, said.group)
    return {"group": said.group, "ranks": _behind(state, said.cards, said.group)}


def _remove_group(state: State, said: Any, _actor: Actor, _given: object) -> Facts:
    _group(state, said.group)
    return {"group": said.group}


def _promote_card(state: State, said: Any, _actor: Actor, _given: object) -> Facts:
    card = _movable(state, said.card)
    if card["became"]:
        raise AlreadyDone(card["became"]["seq"])
    if card["hidden"]:
        raise Refused("conflict", "hidden_already")
    return {"card": said.card}


def _remove_person(state: State, said: Any, actor: Actor, given: Mapping[str, Any]) -> Facts:
    if said.person == actor.id or not given or given["role"] == "facilitator":
        raise Refused("forbidden", "not_this_person")
    if said.person in state["removed"]:
        raise Refused("conflict", "removed_already")
    return {"person": said.person}


def _end(_state: State, _said: Any, _actor: Actor, _given: object) -> Facts:
    return {}


def is_covered(state: State, activity: str | None) -> bool:
    """Tell whether an activity's cards are for their authors' eyes only, until the reveal."""
    about = state["activities"].get(activity)
    if about is None or about["revealed"]:
        return False
    return bool(about["rules"].get("visibility") == "own_until_reveal")


def _card(state: State, key: str) -> dict[str, Any]:
    if key not in state["cards"]:
        raise Refused("conflict", "no_such_card")
    card: dict[str, Any] = state["cards"][key]
    return card


def _own_card(state: State, key: str, actor: Actor) -> dict[str, Any]:
    card = _card(state, key)
    if card["by"] != actor.id:
        raise Refused("forbidden", "not_your_card")
    if not state["activities"][card["activity"]]["open"]:
        raise Refused("closed", "activity_closed")
    if card["hidden"] or card["became"]:
        raise Refused("closed", "card_settled")
    return card


def _movable(state: State, key: str) -> dict[str, Any]:
    card = _card(state, key)
    if is_covered(state, card["activity"]):
        raise Refused("closed", "reveal_first")
    return card


def _group(state: State, key: str | None) -> None:
    if key is not None and key not in state["groups"]:
        raise Refused("conflict", "no_such_group")


def _behind(
    state: State, keys: list[str], group: str | None, start: float | None = None
) -> dict[str, float]:
    """Return places for cards behind those of a group, in the order given."""
    for key in keys:
        _movable(state, key)
    if start is None:
        inside = [card["rank"] for key, card in ranked(state["cards"], group) if key not in keys]
        start = inside[-1] if inside else 0.0
    return {key: start + FAR * place for place, key in enumerate(dict.fromkeys(keys), start=1)}


DECISIONS: dict[str, Callable[[State, Any, Actor, Mapping[str, Any]], Facts]] = {
    "activity.open": _open_activity,
    "activity.close": _close_activity,
    "activity.reveal": _reveal,
    "card.add": _add_card,
    "card.edit": _edit_card,
    "card.remove": _remove_card,
    "card.hide": _hide_card,
    "card.restore": _restore_card,
    "card.move": _move_card,
    "card.promote": _promote_card,
    "group.create": _create_group,
    "group.rename": _rename_group,
    "group.assign": _assign_group,
    "group.remove": _remove_group,
    "person.remove": _remove_person,
    "session.end": _end,
}
