"""Line icons of the Lucide set, inline, so that they take the colour of the words beside them."""

from functools import lru_cache

import lucide
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

# Direction has meaning in these: they turn round where people read from the other side.
# Clocks, media controls, ticks and logos never do.
TURNING_PREFIXES = (
    "arrow-left",
    "arrow-right",
    "chevron-left",
    "chevron-right",
    "chevrons-left",
    "chevrons-right",
    "move-left",
    "move-right",
    "corner-",
)
TURNING = frozenset(
    {
        "arrow-up-right",
        "external-link",
        "forward",
        "list",
        "list-checks",
        "list-ordered",
        "list-tree",
        "log-in",
        "log-out",
        "milestone",
        "panel-left",
        "panel-right",
        "redo",
        "reply",
        "send",
        "send-horizontal",
        "square-arrow-out-up-right",
        "text",
        "undo",
        "undo-2",
    }
)


def turns(name: str) -> bool:
    """Say whether an icon is mirrored for people who read from right to left."""
    return name in TURNING or name.startswith(TURNING_PREFIXES)


def icon(name: str, *, label: str = "") -> SafeString:
    """Draw the icon ``name`` as inline SVG, 1.25 em wide.

    With a ``label`` it is an image of that name; without, it is decoration and hidden from screen
    readers. Raises lucide.IconDoesNotExist for a name the set does not know.
    """
    drawing = _drawing(str(name))
    if not label:
        return mark_safe(drawing.replace("<svg", '<svg aria-hidden="true"', 1))  # noqa: S308 -- the library's own drawing
    named = f'<svg role="img" aria-label="{escape(label)}"'
    return mark_safe(drawing.replace("<svg", named, 1))  # noqa: S308 -- the label was escaped one line above


@lru_cache(maxsize=256)
def _drawing(name: str) -> str:
    css = "icon icon-turns" if turns(name) else "icon"
    return lucide._render_icon(name, 20, **{"class": css})  # noqa: SLF001 -- the tag's own door
