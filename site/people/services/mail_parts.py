"""What a letter shows as HTML: its text, and buttons where the text has an address of the letter's.

Only an address the sender put into the letter becomes a button: what somebody wrote does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext_lazy as _

# What the addresses of letters lead to, by the names senders give them.
LABELS = {
    "url": _("Open the page"),
    "login_url": _("Sign in"),
    "signup_url": _("Make an account"),
    "stop_url": _("Open the page"),
}
SMALL = ("stop_url",)


@dataclass(frozen=True)
class Part:
    """Some lines of text, or an address with what it leads to."""

    text: str = ""
    url: str = ""
    label: str = ""
    is_small: bool = False
    # A letter's one button is drawn as the thing to do; many are drawn quietly.
    is_alone: bool = False


def parts_of(text: str, context: Mapping[str, Any]) -> list[Part]:
    """Cut a letter's text into what its page shows, in the order of the text.

    ``context["buttons"]`` may say by address what it leads to.
    """
    offered = {
        context[name]: Part(url=context[name], label=str(label), is_small=name in SMALL)
        for name, label in LABELS.items()
        if context.get(name)
    }
    for url, label in context.get("buttons", {}).items():
        offered[url] = Part(url=url, label=str(label))
    parts = [part for block in text.strip().split("\n\n") for part in _cut(block, offered)]
    is_alone = sum(bool(part.url) and not part.is_small for part in parts) == 1
    return [replace(part, is_alone=is_alone) for part in parts]


def _cut(block: str, offered: Mapping[str, Part]) -> Iterator[Part]:
    lines: list[str] = []
    for line in [*block.split("\n"), None]:
        if line is not None and line.strip() not in offered:
            lines.append(line)
            continue
        if any(lines):
            yield Part(text="\n".join(lines).strip())
        lines = []
        if line is not None:
            yield offered[line.strip()]
