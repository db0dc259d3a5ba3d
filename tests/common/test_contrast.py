"""Every pair of colours that may meet can be read: WCAG 2.2, 1.4.3 (text) and 1.4.11 (parts)."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parents[2] / "static" / "css"
TOKENS = dict(
    re.findall(r"(--[\w-]+): light-dark\((#\w+, #\w+)\)", (CSS / "tokens.css").read_text("utf-8"))
)
GROUNDS = ["paper", "paper-raised", "paper-sunk"]
TEXT = [
    *[(ink, ground) for ink in ("ink", "ink-soft") for ground in GROUNDS],
    *[
        (ink, ground)
        for ink in (
            "sea",
            "terracotta",
            "danger",
            "olive-strong",
            "saffron-strong",
            "terracotta-strong",
        )
        for ground in ("paper", "paper-raised")
    ],
    ("sea", "paper-sunk"),
    ("sea", "sea-soft"),
    ("saffron-strong", "saffron-soft"),
    ("olive-strong", "olive-soft"),
    ("terracotta-strong", "terracotta-soft"),
    ("danger", "danger-soft"),
    *[("ink", f"{tone}-soft") for tone in ("sea", "saffron", "olive", "terracotta", "danger")],
    *[
        (f"on-{tone}", tone)
        for tone in ("sea", "sea-deep", "terracotta", "saffron", "olive", "danger")
    ],
    ("saffron", "sea-deep"),
    ("paper", "ink"),
]
PARTS = [
    *[("line-strong", ground) for ground in GROUNDS],
    *[("focus", ground) for ground in GROUNDS],
    ("saffron", "sea-deep"),
    ("danger", "danger-soft"),
    ("olive", "paper"),
    ("terracotta", "paper"),
]


def luminance(colour):
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other, theme):
    light, dark = (TOKENS[f"--{name}"].split(", ")[theme] for name in (one, other))
    brighter, darker = sorted((luminance(light), luminance(dark)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["day", "night"])
@pytest.mark.parametrize("pair", TEXT, ids="-on-".join)
def test_text_can_be_read(pair, theme):
    assert contrast(*pair, theme) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["day", "night"])
@pytest.mark.parametrize("pair", PARTS, ids="-on-".join)
def test_edges_and_focus_can_be_seen(pair, theme):
    assert contrast(*pair, theme) >= 3


def test_old_phones_get_the_same_day():
    daylight = dict(re.findall(r"(--[\w-]+): (#\w+);", (CSS / "daylight.css").read_text("utf-8")))

    assert daylight == {name: pair.split(", ")[0] for name, pair in TOKENS.items()}


def test_old_phones_get_the_same_tiles():
    css = (CSS / "components" / "zellige.css").read_text("utf-8")
    fired = dict(re.findall(r"(--[\w-]+): light-dark\((#\w+), ", css))

    assert dict(re.findall(r"(--[\w-]+): (#\w+);", css)) == fired
