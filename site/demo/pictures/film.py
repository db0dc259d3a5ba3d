"""The film: the wheel turns and its stations light up, twelve seconds."""

from math import cos, radians, sin

from .scenes import wheel
from .shapes import INK, OLIVE, PAPER, SAFFRON, SEA, TERRACOTTA, circle, path, rect, star

FRAMES_PER_SECOND = 15
SECONDS = 12
FRAMES = FRAMES_PER_SECOND * SECONDS


def bulb(x: float, y: float) -> str:
    return circle(x, y - 6, 20, SAFFRON) + rect(x - 9, y + 12, 18, 12, INK, 3)


def sheet(x: float, y: float) -> str:
    lines = "".join(rect(x - 11, y - 14 + 10 * n, 22, 4, INK) for n in range(4))
    return rect(x - 18, y - 24, 36, 48, PAPER, 4) + lines


def ballot(x: float, y: float) -> str:
    tick = path(f"M{x - 8} {y - 22}l6 7l13-15", stroke=OLIVE, width=5)
    return rect(x - 14, y - 34, 28, 26, PAPER, 2) + tick + rect(x - 24, y - 6, 48, 32, SEA, 4)


def trial(x: float, y: float) -> str:
    return star(x, y, 26, TERRACOTTA) + circle(x, y, 9, PAPER)


def service(x: float, y: float) -> str:
    return (
        path(f"M{x - 28} {y - 2}L{x} {y - 28}L{x + 28} {y - 2}z", TERRACOTTA)
        + rect(x - 20, y - 4, 40, 30, PAPER)
        + rect(x - 6, y + 6, 12, 20, SEA)
    )


STATIONS = (bulb, sheet, ballot, trial, service)


def frame(number: int) -> str:
    """Draw one frame as a piece of SVG, 1200 by 675."""
    lit = number * len(STATIONS) / FRAMES
    picture = wheel(turn=number * 90 / FRAMES * 2)
    for place, station in enumerate(STATIONS):
        angle = radians(-160 + place * 35)
        x, y = 470 + 285 * cos(angle), 370 + 285 * sin(angle)
        glow = min(max(lit - place, 0.0), 1.0)
        picture += f'<g opacity="{0.15 + 0.85 * glow:.2f}">{circle(x, y, 48, "#fff3d0")}'
        picture += f"{circle(x, y, 42, '#f6e2b8')}{station(x, y)}</g>"
    return picture
