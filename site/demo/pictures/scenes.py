"""The drawings of the demo: one function a scene, each 1200 by 675."""

# Whole sentences and whole shapes read better on one line.
# ruff: noqa: E501

from .shapes import (
    FOAM,
    INK,
    OLIVE,
    PAPER,
    SAFFRON,
    SAND,
    SEA,
    SHADE,
    SKY,
    TERRACOTTA,
    arch,
    circle,
    ellipse,
    ground,
    hills,
    house,
    noria,
    path,
    person,
    rect,
    star,
    sun,
    tiles,
    tree,
    waves,
)  # fmt: skip


def wheel(turn: float = 11) -> str:
    aqueduct = rect(640, 214, 560, 34, SHADE) + "".join(
        arch(670 + n * 134, 262, 96, 250, SKY) for n in range(4)
    )
    wall = rect(640, 240, 560, 290, SAND) + aqueduct
    water = path("M560 226Q640 214 700 222H1200V214H690Q600 196 540 214z", FOAM)
    return (
        rect(0, 0, 1200, 675, SKY)
        + sun(170, 130)
        + hills(400, "#b9c9a3", "#9aae79")
        + wall
        + water
        + tree(80, 545, 1.1)
        + tree(205, 560, 0.8)
        + waves(540)
        + noria(470, 370, 215, turn)
        + path("M470 370L400 590H540z", "#5f4326")
        + noria(470, 370, 30, turn)
        + waves(585)
    )


def square() -> str:
    row = (
        house(30, 170, 200, 330, PAPER)
        + house(230, 230, 190, 270, "#f3e4c9", SEA)
        + house(430, 140, 210, 360, PAPER)
        + house(660, 210, 190, 290, "#f0d9b5")
        + house(860, 160, 170, 340, PAPER, SEA)
        + house(1030, 240, 170, 260, "#f3e4c9")
    )
    fountain = (
        ellipse(600, 575, 150, 34, SHADE)
        + ellipse(600, 566, 130, 26, FOAM)
        + rect(590, 480, 20, 90, SHADE)
        + ellipse(600, 482, 52, 13, SHADE)
        + path("M600 470q-44-60-60 4M600 470q44-60 60 4M600 476v-60", stroke=SEA, width=6)
    )
    people = (
        person(250, 610, TERRACOTTA, 1)
        + person(345, 604, SEA, 2, scarf=SAFFRON)
        + person(850, 604, OLIVE, 0)
        + person(945, 612, INK, 3, scarf=PAPER)
        + person(1040, 600, SAFFRON, 1, scale=0.7)
    )
    return (
        rect(0, 0, 1200, 675, SKY)
        + sun(1060, 90, 46)
        + row
        + ground(495, SAND)
        + tree(130, 590, 1.5)
        + fountain
        + people
    )


def care() -> str:
    room = (
        rect(0, 0, 1200, 675, "#f6ead5")
        + tiles(430, 75, 75, (SEA, TERRACOTTA, SAFFRON), PAPER)
        + ground(505, "#d9b98c")
    )
    window = (
        arch(120, 70, 240, 300, PAPER)
        + arch(140, 92, 200, 260, SKY)
        + circle(290, 180, 30, SAFFRON)
        + path("M140 352V300Q200 260 260 296T340 290V352z", "#9aae79")
    )
    sofa = (
        rect(430, 330, 520, 190, SEA, 36)
        + rect(400, 400, 80, 180, "#094a63", 30)
        + rect(900, 400, 80, 180, "#094a63", 30)
        + rect(440, 450, 500, 110, "#0e6c8f", 24)
    )
    elder = person(560, 560, "#7d6a9b", 2, scarf=PAPER, scale=1.25)
    nurse = (
        person(780, 575, PAPER, 1, hair="#3a2a1e", scale=1.3)
        + rect(765, 480, 30, 9, TERRACOTTA)
        + rect(775, 470, 10, 30, TERRACOTTA)
    )
    lap = rect(500, 520, 120, 60, "#7d6a9b", 24)
    table = (
        ellipse(1060, 505, 92, 20, "#8a6238")
        + rect(1050, 505, 20, 110, "#5f4326")
        + rect(1020, 462, 36, 40, TERRACOTTA, 6)
        + path("M1056 470q22 2 0 22", stroke=TERRACOTTA, width=6)
        + rect(1076, 478, 40, 22, PAPER, 4)
    )
    plant = rect(215, 540, 74, 70, TERRACOTTA, 8) + "".join(
        path(f"M252 545Q{252 + dx} 470 {252 + dx * 1.6} {430 + abs(dx)}", stroke=OLIVE, width=16)
        for dx in (-50, -24, 0, 24, 50)
    )
    return room + window + sofa + elder + lap + nurse + table + plant


def kitchen() -> str:
    room = rect(0, 0, 1200, 675, "#f6ead5") + tiles(90, 210, 70, (SEA, SAFFRON), PAPER)
    shelf = rect(90, 60, 1020, 16, "#8a6238") + "".join(
        rect(130 + n * 120, 16, 52, 44, (TERRACOTTA, SEA, SAFFRON, OLIVE)[n % 4], 8)
        for n in range(8)
    )
    counter = (
        rect(0, 430, 1200, 36, "#8a6238")
        + rect(0, 466, 1200, 209, "#d9b98c")
        + "".join(rect(40 + n * 235, 500, 200, 175, "#cda874", 8) for n in range(5))
    )
    pots = ""
    for x, colour, w in ((210, INK, 190), (600, TERRACOTTA, 230), (960, SEA, 170)):
        pots += rect(x - w / 2, 330, w, 100, colour, 16) + rect(
            x - w / 2 - 26, 350, w + 52, 16, colour, 8
        )
        pots += "".join(
            path(f"M{x + dx} 318q-26-34 0-64t0-64", stroke="#ffffff", width=9)
            for dx in (-40, 0, 40)
        )
    cooks = person(405, 440, TERRACOTTA, 1, scarf=SAFFRON, scale=1.45) + person(
        790, 440, OLIVE, 2, scarf=PAPER, scale=1.45
    )
    spoon = path("M450 330L520 300", stroke="#5f4326", width=10)
    bread = "".join(ellipse(120 + n * 70, 424, 40, 15, SAFFRON) for n in range(2)) + "".join(
        circle(1070 + n * 34, 418, 20, (TERRACOTTA, OLIVE, SAFFRON)[n]) for n in range(3)
    )
    return room + shelf + cooks + counter + pots + spoon + bread


def workshop() -> str:
    room = rect(0, 0, 1200, 675, "#e9d3ae") + ground(520, "#a97f55")
    oven = (
        path("M690 520V300a170 170 0 0 1 340 0V520z", "#b98d62")
        + arch(770, 300, 180, 220, "#5f2a1a")
        + arch(795, 350, 130, 170, TERRACOTTA)
        + arch(820, 400, 80, 120, SAFFRON)
        + rect(820, 20, 80, 150, "#b98d62")
    )
    shelf = "".join(rect(70, y, 480, 14, "#5f4326") for y in (190, 350))
    vases = ""
    for row, y in enumerate((190, 350)):
        for n in range(5):
            x, fill = 120 + n * 95, (SEA, "#2f86a6", FOAM, "#0e6c8f", OLIVE)[(n + row) % 5]
            vases += path(f"M{x - 12} {y - 84}h24v20q30 20 18 64h-60q-12-44 18-64z", fill)
    worker = person(600, 590, SEA, 0, scale=1.55) + rect(560, 440, 80, 130, "#7a5a3a", 12)
    glass = (
        path("M645 520L800 420", stroke=INK, width=9)
        + ellipse(806, 416, 34, 26, SAFFRON)
        + ellipse(806, 416, 20, 14, "#fff3d0")
    )
    bench = (
        rect(120, 520, 330, 22, "#5f4326")
        + rect(140, 542, 18, 110, "#5f4326")
        + rect(410, 542, 18, 110, "#5f4326")
        + path("M200 520v-40h60v40z", FOAM)
        + ellipse(330, 506, 40, 14, TERRACOTTA)
    )
    return room + oven + shelf + vases + bench + worker + glass


def meeting() -> str:
    room = rect(0, 0, 1200, 675, "#f6ead5") + ground(470, SAND)
    windows = "".join(
        arch(80 + n * 400, 60, 240, 280, PAPER) + arch(98 + n * 400, 80, 204, 244, SKY)
        for n in range(3)
    )
    board = rect(440, 90, 320, 200, PAPER, 8) + "".join(
        rect(
            470 + c * 74,
            116 + r * 58,
            54,
            40,
            (SAFFRON, FOAM, TERRACOTTA, "#b7c48d")[(c + r) % 4],
            5,
        )
        for c in range(4)
        for r in range(3)
    )
    back = (
        person(400, 470, TERRACOTTA, 1, scarf=PAPER, scale=1.2)
        + person(600, 455, OLIVE, 3, scale=1.2)
        + person(800, 470, SEA, 2, hair="#5f4326", scale=1.2)
    )
    table = ellipse(600, 520, 440, 110, "#8a6238") + ellipse(600, 508, 440, 104, "#b98d62")
    cards = "".join(
        f'<g transform="translate({x} {y}) rotate({turn})">'
        + rect(-34, -16, 68, 32, fill, 4)
        + "</g>"
        for x, y, turn, fill in (
            (380, 500, -14, SAFFRON),
            (480, 540, 8, FOAM),
            (600, 486, 3, PAPER),
            (700, 546, -6, TERRACOTTA),
            (800, 502, 12, SAFFRON),
            (600, 566, -4, "#b7c48d"),
        )
    )
    front = (
        person(180, 640, INK, 2, scale=1.3)
        + person(1020, 640, "#7d6a9b", 0, scarf=SAFFRON, scale=1.3)
        + person(600, 740, SAFFRON, 1, scale=1.2, hair="#5f4326")
    )
    return room + windows + board + back + table + cards + front


def garden() -> str:
    flats = "".join(
        house(x, y, 220, 420, fill)
        for x, y, fill in (
            (20, 90, "#f0d9b5"),
            (300, 140, PAPER),
            (700, 100, "#f3e4c9"),
            (960, 150, "#eab99b"),
        )
    )
    beds = ""
    for n, y in enumerate((470, 540, 610)):
        beds += rect(60 - n * 30, y, 1080 + n * 60, 34, "#7a5a3a", 10)
        for x in range(100 - n * 20, 1140 + n * 20, 76):
            beds += path(
                f"M{x} {y + 6}q-26-34-4-46q4 20 4 46q2-34 24-40q4 22-24 40",
                (OLIVE, "#76894a")[x % 2],
            )
            if (x + n) % 3 == 0:
                beds += circle(x + 4, y - 16, 11, TERRACOTTA)
    neighbour = person(560, 560, SEA, 1, scarf=SAFFRON, scale=1.35)
    can = (
        rect(604, 480, 62, 50, TERRACOTTA, 8)
        + path("M666 500L720 478", stroke=TERRACOTTA, width=11)
        + "".join(
            path(f"M{724 + n * 10} {486 + n * 4}l14 36", stroke=FOAM, width=5) for n in range(4)
        )
    )
    return (
        rect(0, 0, 1200, 675, SKY)
        + flats
        + ground(440, "#c9b98a")
        + tree(230, 450, 1.1)
        + tree(930, 450, 1.2)
        + beds
        + neighbour
        + can
    )


def timebank() -> str:
    street = (
        house(0, 120, 260, 400, "#f0d9b5")
        + house(260, 60, 240, 460, PAPER)
        + house(700, 80, 240, 440, "#f3e4c9")
        + house(940, 140, 260, 380, "#eab99b")
    )
    clock = (
        circle(600, 190, 120, INK)
        + circle(600, 190, 104, PAPER)
        + star(600, 190, 88, "#f3e4c9")
        + path("M600 190V118M600 190L656 214", stroke=INK, width=11)
        + circle(600, 190, 11, TERRACOTTA)
    )
    chain = path("M500 100Q600 40 700 100", stroke=INK, width=6)
    left = person(430, 620, TERRACOTTA, 0, scale=1.45)
    right = person(770, 620, SEA, 2, scarf="#b7c48d", scale=1.45)
    shelf = (
        rect(476, 470, 110, 18, "#8a6238")
        + rect(476, 520, 110, 14, "#8a6238")
        + rect(476, 470, 12, 110, "#8a6238")
        + rect(574, 470, 12, 110, "#8a6238")
    )
    book = (
        rect(660, 520, 66, 84, OLIVE, 5)
        + rect(668, 528, 50, 68, PAPER, 3)
        + rect(676, 542, 34, 6, INK)
        + rect(676, 556, 34, 6, INK)
    )
    return (
        rect(0, 0, 1200, 675, SKY)
        + street
        + ground(515, SAND)
        + chain
        + clock
        + left
        + right
        + shelf
        + book
    )


def harbour() -> str:
    town = "".join(
        house(x, y, w, 420 - y, fill, dome)
        for x, y, w, fill, dome in (
            (420, 240, 120, PAPER, ""),
            (540, 190, 130, "#f3e4c9", SEA),
            (680, 230, 120, PAPER, ""),
            (800, 160, 140, "#f0d9b5", ""),
            (950, 210, 130, PAPER, SEA),
            (1080, 260, 120, "#f3e4c9", ""),
        )
    )
    tower = (
        rect(330, 130, 60, 290, PAPER)
        + rect(320, 112, 80, 24, TERRACOTTA, 4)
        + path("M330 112L360 60L390 112z", SEA)
    )
    boats = ""
    for x, y, hull, sail in (
        (200, 560, TERRACOTTA, PAPER),
        (560, 600, SAFFRON, FOAM),
        (930, 550, SEA, PAPER),
    ):
        boats += path(
            f"M{x - 120} {y}H{x + 120}Q{x + 90} {y + 54} {x + 50} {y + 54}H{x - 60}Q{x - 104} {y + 50} {x - 120} {y}z",
            hull,
        )
        boats += (
            rect(x - 4, y - 190, 8, 190, "#5f4326")
            + path(f"M{x + 10} {y - 180}Q{x + 110} {y - 80} {x + 96} {y - 20}H{x + 10}z", sail)
            + rect(x - 100, y + 8, 190, 8, PAPER)
        )
    return (
        rect(0, 0, 1200, 675, "#fbe6cf")
        + sun(150, 180, 70)
        + hills(330, "#c8d0b0", "#aab98a")
        + tower
        + town
        + waves(420, "#2f86a6")
        + boats
    )


SCENES = {
    scene.__name__: scene
    for scene in (wheel, square, care, kitchen, workshop, meeting, garden, timebank, harbour)
}


def svg(scene: str) -> str:
    """Wrap a scene as a whole SVG picture."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 675" width="1200" height="675">{scene}</svg>'
