"""Reading what a client sent: a frame, and the command in it."""

from typing import Any

import orjson

from .board.decide import Command

DEEPEST = 6
NUMBERS = 2**53


class NotAFrame(ValueError):
    """What arrived is no frame of the protocol."""


def frame_in(text: str) -> dict[str, Any]:
    """Return a frame; raises ``NotAFrame`` for anything that is none."""
    try:
        frame = orjson.loads(text)
    except ValueError as wrong:
        raise NotAFrame from wrong
    if not isinstance(frame, dict) or frame.get("t") not in ("cmd", "ping", "eph"):
        raise NotAFrame
    number = frame.get("n", 0)
    if not isinstance(number, int | float) or abs(number) > NUMBERS:
        raise NotAFrame
    return frame


def command_in(frame: dict[str, Any]) -> Command:
    """Return the command of a ``cmd`` frame; its words are checked when it is decided."""
    cmid, kind, page = frame.get("c"), frame.get("k"), frame.get("exp")
    if not isinstance(cmid, str) or not 0 < len(cmid) <= 40 or not cmid.isascii():
        raise NotAFrame
    if not cmid.isprintable() or not isinstance(kind, str):
        raise NotAFrame
    if page is not None and (not isinstance(page, int) or isinstance(page, bool)):
        raise NotAFrame
    return Command(kind, frame.get("d", {}), cmid, page)
