"""Flat shapes the drawings are made of: each function gives a piece of SVG."""

# Whole sentences and whole shapes read better on one line.
# ruff: noqa: D401, E501, PLR0913, PLR0917

from math import cos, radians, sin

INK, SEA, TERRACOTTA, SAFFRON, OLIVE = "#17233a", "#0b5c7a", "#b4472e", "#e8a33d", "#5f7136"
PAPER, SAND, SKY, FOAM, SHADE = "#fbf7f0", "#ecdcc0", "#d7e8ea", "#8fbccb", "#e3cfa9"
SKINS = ("#8d5a3c", "#b67c55", "#d6a27c", "#6f4630")


def rect(x: float, y: float, w: float, h: float, fill: str, r: float = 0) -> str:
    return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="{r}" fill="{fill}"/>'


def circle(x: float, y: float, r: float, fill: str) -> str:
    return f'<circle cx="{x}" cy="{y}" r="{r}" fill="{fill}"/>'


def ellipse(x: float, y: float, rx: float, ry: float, fill: str) -> str:
    return f'<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}" fill="{fill}"/>'


def path(d: str, fill: str = "none", stroke: str = "none", width: float = 0) -> str:
    line = f' stroke="{stroke}" stroke-width="{width}" stroke-linecap="round"' if width else ""
    return f'<path d="{d}" fill="{fill}"{line}/>'


def arch(x: float, y: float, w: float, h: float, fill: str) -> str:
    """A door or window with a round head, standing on (x, y + h)."""
    return path(f"M{x} {y + h}V{y + w / 2}a{w / 2} {w / 2} 0 0 1 {w} 0V{y + h}z", fill)


def house(x: float, y: float, w: float, h: float, fill: str, dome: str = "") -> str:
    roof = (
        path(f"M{x + w * 0.15} {y}a{w * 0.35} {w * 0.35} 0 0 1 {w * 0.7} 0z", dome)
        if dome
        else rect(x - 5, y - 8, w + 10, 12, TERRACOTTA, 3)
    )
    windows = "".join(
        arch(x + w * (0.16 + 0.28 * column), y + 26 + 58 * row, w * 0.15, 34, FOAM if row else SEA)
        for column in range(3)
        for row in range(max(1, int(h // 85)))
    )
    shade = rect(x + w * 0.82, y, w * 0.18, h, SHADE)
    return rect(x, y, w, h, fill) + shade + roof + windows


def tree(x: float, y: float, size: float = 1, fill: str = OLIVE) -> str:
    crown = "".join(
        circle(x + dx * size, y - (112 + dy) * size, r * size, fill)
        for dx, dy, r in ((-34, 0, 38), (32, 6, 42), (0, 36, 46))
    )
    light = circle(x - 12 * size, y - 158 * size, 20 * size, "#76894a")
    return rect(x - 8 * size, y - 92 * size, 16 * size, 92 * size, "#7a5a3a", 5) + crown + light


def person(
    x: float,
    y: float,
    robe: str,
    skin: int = 0,
    *,
    scale: float = 1,
    scarf: str = "",
    hair: str = INK,
) -> str:
    """Somebody standing with both feet at (x, y), 190 units tall."""
    tone = SKINS[skin % len(SKINS)]
    body = path("M-38 0C-42-60-34-112 0-118C34-112 42-60 38 0z", robe)
    arms = path("M-26-92Q-46-60-30-34M26-92Q46-60 30-34", stroke=robe, width=17)
    hands = circle(-29, -32, 9, tone) + circle(29, -32, 9, tone)
    cover = scarf or hair
    veil = path("M-30-146Q-40-100 0-98Q40-100 30-146z", scarf) if scarf else ""
    head = circle(0, -146, 31 if scarf else 28, cover) + ellipse(0, -142, 20, 23, tone)
    return f'<g transform="translate({x} {y}) scale({scale})">{body}{arms}{hands}{veil}{head}</g>'


def ground(y: float, fill: str) -> str:
    return rect(0, y, 1200, 675 - y, fill)


def sun(x: float, y: float, r: float = 58) -> str:
    return circle(x, y, r * 1.5, "#f6e2b8") + circle(x, y, r, SAFFRON)


def hills(y: float, *fills: str) -> str:
    return "".join(
        path(
            f"M0 {y + n * 40}Q{250 - n * 90} {y - 110 + n * 50} 560 {y + n * 30}T1200 {y - 30 + n * 44}V675H0z",
            fill,
        )
        for n, fill in enumerate(fills)
    )


def waves(y: float, fill: str = SEA) -> str:
    lines = "".join(
        path(f"M{x} {y + dy}q22-12 44 0t44 0", stroke=FOAM, width=4)
        for dy, start in ((30, 60), (66, 180), (104, 20), (140, 260))
        for x in range(start, 1200, 290)
    )
    return ground(y, fill) + lines


def star(x: float, y: float, r: float, fill: str) -> str:
    """The eight-fold star of the tiles."""
    points = " ".join(
        f"{x + (r if n % 2 == 0 else r * 0.72) * cos(radians(22.5 * n)):.1f},"
        f"{y + (r if n % 2 == 0 else r * 0.72) * sin(radians(22.5 * n)):.1f}"
        for n in range(16)
    )
    return f'<polygon points="{points}" fill="{fill}"/>'


def tiles(y: float, h: float, size: float, colours: tuple[str, ...], ground_fill: str) -> str:
    rows = range(int(h // size))
    stars = "".join(
        star(
            size / 2 + c * size,
            y + size / 2 + r * size,
            size * 0.4,
            colours[(c + r) % len(colours)],
        )
        for r in rows
        for c in range(int(1200 // size) + 1)
    )
    return rect(0, y, 1200, h, ground_fill) + stars


def noria(x: float, y: float, r: float, turn: float = 0) -> str:
    """A water wheel around (x, y): two rims, spokes, sixteen buckets, turned by `turn` degrees."""
    wood, dark = "#8a6238", "#5f4326"
    rims = "".join(
        f'<circle cx="{x}" cy="{y}" r="{q}" fill="none" stroke="{c}" stroke-width="{w}"/>'
        for q, c, w in ((r, wood, r * 0.06), (r * 0.8, wood, r * 0.035), (r * 0.3, dark, r * 0.04))
    )
    parts = []
    for n in range(16):
        a = radians(turn + n * 22.5)
        parts.append(
            path(
                f"M{x + r * 0.12 * cos(a):.1f} {y + r * 0.12 * sin(a):.1f}L{x + r * cos(a):.1f} {y + r * sin(a):.1f}",
                stroke=dark if n % 2 else wood,
                width=r * 0.03,
            )
        )
        bx, by = x + r * 1.03 * cos(a), y + r * 1.03 * sin(a)
        fill = SAFFRON if n % 4 == 0 else TERRACOTTA
        parts.append(
            f'<g transform="translate({bx:.1f} {by:.1f}) rotate({turn + n * 22.5 + 90:.1f})">'
            f'<rect x="{-r * 0.07}" y="{-r * 0.06}" width="{r * 0.14}" height="{r * 0.11}" rx="4" fill="{fill}"/></g>'
        )
    return rims + "".join(parts) + circle(x, y, r * 0.12, dark) + circle(x, y, r * 0.05, SAFFRON)
