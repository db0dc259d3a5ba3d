"""A board as pages show it: the current step, groups in order, cards in order."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from workflows.live.board.state import State, ranked
from workflows.live.models import Activity


@dataclass
class ShownCard:
    """A card as one audience sees it."""

    key: str
    text: str
    language: str
    name: str
    is_mine: bool
    group: str
    hidden: str
    is_draft: bool
    may_change: bool
    at: datetime


@dataclass
class ShownGroup:
    key: str
    title: str
    cards: list[ShownCard] = field(default_factory=list)


@dataclass
class Step:
    """One activity of the run sheet and where it stands."""

    activity: Activity
    is_current: bool
    is_open: bool
    is_covered: bool
    was_opened: bool


@dataclass
class ShownBoard:
    page: int
    steps: list[Step]
    current: Step | None
    groups: list[ShownGroup]
    loose: list[ShownCard]
    mine: list[ShownCard]

    @property
    def count(self) -> int:
        return len(self.loose) + sum(len(group.cards) for group in self.groups)

    @property
    def blank_card(self) -> ShownCard:
        """A card without words: browsers copy it for each card that comes in."""
        return ShownCard("", "", "", "", False, "", "", False, True, datetime.now(UTC))

    @property
    def blank_group(self) -> ShownGroup:
        return ShownGroup("", "")

    @property
    def drafts(self) -> list[ShownCard]:
        return [card for card in self.all_cards if card.is_draft]

    @property
    def all_cards(self) -> list[ShownCard]:
        return [*self.loose, *(card for group in self.groups for card in group.cards)]


def board_of(state: State, activities: list[Activity], actor: str = "") -> ShownBoard:
    """Arrange a state for a page; no query."""
    steps = [_step(state, activity) for activity in activities]
    groups = [ShownGroup(key, group["title"]) for key, group in state["groups"].items()]
    for group in groups:
        group.cards = _cards(state, group.key, actor)
    loose = _cards(state, None, actor)
    everything = [*loose, *(card for group in groups for card in group.cards)]
    return ShownBoard(
        page=state["v"],
        steps=steps,
        current=next((step for step in steps if step.is_current), None),
        groups=groups,
        loose=loose,
        mine=[card for card in everything if card.is_mine],
    )


def _step(state: State, activity: Activity) -> Step:
    known: dict[str, Any] = state["activities"].get(str(activity.pk), {})
    covered = known.get("rules", {}).get("visibility") == "own_until_reveal"
    return Step(
        activity=activity,
        is_current=state["current"] == str(activity.pk),
        is_open=known.get("open", False),
        is_covered=covered and not known["revealed"],
        was_opened=bool(known),
    )


def _cards(state: State, group: str | None, actor: str) -> list[ShownCard]:
    return [_card(state, key, card, actor) for key, card in ranked(state["cards"], group)]


def _card(state: State, key: str, card: dict[str, Any], actor: str) -> ShownCard:
    mine = bool(actor) and card["by"] == actor
    settled = card["hidden"] or card["became"]
    return ShownCard(
        key=key,
        text=card["text"],
        language=card["language"],
        name=card["name"],
        is_mine=mine,
        group=card["group"] or "",
        hidden=card["hidden"] or "",
        is_draft=bool(card["became"]),
        may_change=mine and not settled and state["activities"][card["activity"]]["open"],
        at=datetime.fromtimestamp(card["at"] / 1000, UTC),
    )
