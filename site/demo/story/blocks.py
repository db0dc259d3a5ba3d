"""Blocks as editors fill them, with keys that are the same each time."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

Block = dict[str, Any]


def block(kind: str, value: Any) -> Block:
    return {"type": kind, "value": value}


def items(*values: Any) -> list[Block]:
    return [block("item", value) for value in values]


def keyed(blocks: list[Block], seed: str) -> list[Block]:
    """Give each block and each list item the key that its place in the story gives it."""
    return [_keyed(value, f"{seed}/{place}") for place, value in enumerate(blocks)]


def _keyed(value: Any, seed: str) -> Any:
    if isinstance(value, list):
        return keyed(value, seed)
    if not isinstance(value, dict):
        return value
    inner = {name: _keyed(part, f"{seed}/{name}") for name, part in value.items()}
    if value.keys() == {"type", "value"}:
        inner["id"] = str(uuid5(NAMESPACE_URL, f"noria:{seed}"))
    return inner
