"""The zellige: an eight-fold star tile, grown from an identifier.

The construction is the classical one ("polygons in contact", E. H. Hankin 1925; C. S. Kaplan,
"Islamic star patterns from polygons in contact", 2005) on the tiling of octagons and squares:
from the middle of each edge two strands leave at the same angle, meet inside the polygon, and run
on straight into the neighbour. Where two strands cross, one passes over and then under.
Same identifier, same tile, on every page and forever: the golden hashes in the tests hold that.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from math import cos, pi, sin, sqrt, tan

from django.utils.safestring import SafeString, mark_safe

Point = tuple[float, float]

SIDE = 216  # of the drawing, in its own units: the square around one octagon
REACH = SIDE / 2  # from the octagon's centre to the middle of an edge
FILL = 'preserveAspectRatio="xMidYMid slice"'
STEP = pi / 4  # from one edge to the next
CORNER = REACH * (sqrt(2) - 1)  # half a side of the octagon, and of the small squares

# One letter a layer: ground, corners, points, every second point, ring, star, heart.
# s sea, d deep sea, t terracotta, f saffron, o olive, p paper. The theme decides the colour.
SCHEMES = (
    "dtspfdt",
    "sfptdpf",
    "psdtfps",
    "tpsdfpt",
    "ofpdtpo",
    "dpotfdp",
    "fdtpsfd",
    "ptofdpt",
    "sopfpds",
    "tdfpsft",
    "dfspptf",
    "pdfstpd",
    "ospftdp",
    "fpsodfp",
    "stpfpos",
    "ptdsfpt",
)


@dataclass(frozen=True)
class Look:
    """Everything that tells one tile from another; each part is drawn from the identifier."""

    scheme: str
    leap: int  # strands join each edge with the leap-th one after it: {8/2} or {8/3}
    turned: bool  # the inner star points between the outer one's points
    inner: float  # size of the inner star, as a share of the room it has
    waist: float  # depth of the inner star's notches
    heart: int  # shape of the middle: star, octagon, rose, star with an eye
    core: float  # size of the middle, as a share of the room it has
    band: int  # width of the strands
    woven: bool
    alternating: bool  # every second point has a glaze of its own


def look_of(identifier: str) -> Look:
    """Read a look from the hash of an identifier: one of some 40 million."""
    number = int.from_bytes(blake2b(identifier.encode(), digest_size=8).digest(), "big")

    def draw(choices: int) -> int:
        nonlocal number
        number, choice = divmod(number, choices)
        return choice

    return Look(
        scheme=SCHEMES[draw(len(SCHEMES))],
        leap=(3, 3, 2)[draw(3)],
        turned=bool(draw(2)),
        inner=0.76 + draw(24) / 100,
        waist=0.48 + draw(28) / 100,
        heart=draw(4),
        core=0.72 + draw(24) / 100,
        band=(4, 5, 7)[draw(3)],
        woven=draw(4) > 0,
        alternating=bool(draw(2)),
    )


def tile(identifier: str, size: int | str = "") -> SafeString:
    """Draw the tile of ``identifier`` as inline SVG under 2 kB, hidden from screen readers.

    ``size`` is the side in CSS pixels; without it the tile fills the box it is put in, like a
    photograph with ``object-fit: cover``. The drawing has no ids, no style and no text in it.
    """
    box = f'width="{int(size)}" height="{int(size)}"' if size else FILL
    return mark_safe(  # noqa: S308 -- numbers and our own class names only
        f'<svg class="zellige" viewBox="0 0 {SIDE} {SIDE}" {box} aria-hidden="true">'
        f"{_drawing(str(identifier))}</svg>"
    )


@lru_cache(maxsize=4096)
def _drawing(identifier: str) -> str:
    look = look_of(identifier)
    return "".join((*_glazes(look), _strands(look)))


def _glazes(look: Look) -> list[str]:
    """Lay the coloured pieces, from the ground up."""
    ground, corner, point, second, ring, star, heart = list(look.scheme)
    shallow = _crossing(look.leap, look.leap - 1)
    points = [_point(look.leap, shallow, place) for place in range(8)]
    halves = (points[::2], points[1::2]) if look.alternating else (points, [])
    room = _crossing(look.leap, 1) * cos(STEP / 2)
    size, turn = room * look.inner, STEP / 2 if look.turned else 0
    return [
        f'<path class="{ground}" d="M0 0h{SIDE}v{SIDE}H0z"/>',
        _piece(corner, *_corners(look.leap)),
        _piece(point, *halves[0]),
        _piece(second, *halves[1]),
        _piece(ring, _ring(_crossing(look.leap, 1), STEP / 2 if look.leap == 2 else 0)),
        _piece(star, _star(size, size * look.waist, turn)),
        *_heart(look.heart, heart, ring, size * look.waist * look.core, turn),
    ]


def _heart(shape: int, glaze: str, ring: str, size: float, turn: float) -> list[str]:
    """Fill the middle: a star, a star in an octagon, a rose, or a star with an eye."""
    if shape == 0:
        return [_piece(glaze, _star(size, size * 0.54, turn + STEP / 2))]
    if shape == 1:
        return [_piece(glaze, _ring(size, turn)), _piece(ring, _star(size * 0.8, size * 0.4, turn))]
    if shape == 2:
        leaves = _star(size, size * 0.4, turn)
        return [_piece(glaze, leaves), _piece(ring, _ring(size * 0.32, turn))]
    middle = _star(size * 0.5, size * 0.3, turn)
    return [_piece(glaze, _star(size, size * 0.7, turn + STEP / 2)), _piece(ring, middle)]


def _strands(look: Look) -> str:
    """Draw the white strands with dark edges; where two cross, the upper one is drawn again."""
    ends = [(_at(REACH, k * STEP), _at(REACH, (k + look.leap) * STEP)) for k in range(8)]
    lines = [_part(a, b, 0, 1) for a, b in (*ends, *_corner_strands(look.leap))]
    uppers = [
        _part(a, b, *span)
        for place, (a, b) in enumerate(ends)
        for span in _uppers(look)
        if span[1] < 1 or (place + look.leap) % 2  # what happens on the border is cut off anyway
    ]
    return "".join(_band(_path(parts), look.band) for parts in (lines, uppers) if parts)


def _band(path: str, width: int) -> str:
    return (
        f'<path class="k" stroke-width="{width + 4}" d="{path}"/>'
        f'<path class="w" stroke-width="{width}" d="{path}"/>'
    )


def _uppers(look: Look) -> list[tuple[float, float]]:
    """Give the stretches where a strand lies on top, as shares of its length.

    The crossings of one strand alternate: it begins under its neighbour, passes over the next,
    then under, and so on. Turning the tile by one edge maps every strand onto the next, so what
    is right for one is right for all.
    """
    if not look.woven:
        return []
    half = REACH * sin(look.leap * STEP / 2)
    near = REACH * cos(look.leap * STEP / 2)
    stops = [(half, look.leap)]
    for step in range(1, look.leap):
        offset = sqrt(_crossing(look.leap, step) ** 2 - near**2)
        stops += [(-offset, step), (offset, step)]
    spans = [_overlap(where, step, look.band) for where, step in sorted(stops)[::2]]
    return [((a + half) / (2 * half), min((b + half) / (2 * half), 1)) for a, b in spans]


def _overlap(where: float, step: int, band: int) -> tuple[float, float]:
    """How long a strand lies on another that crosses it at ``step`` eighths of a turn."""
    slant = step * STEP if step < 3 else STEP
    reach = (band / 2 + 2) / sin(slant) + (band / 2 + 2) / tan(slant)
    return where - reach, where + reach


def _crossing(leap: int, step: int) -> float:
    """How far from the centre two strands cross that are ``step`` edges apart."""
    return REACH * cos(leap * STEP / 2) / cos(step * STEP / 2)


def _point(leap: int, shallow: float, place: int) -> list[Point]:
    """One point of the outer star: from its tip to where its two strands leave it."""
    turn = place * STEP
    deep = _crossing(leap, max(leap - 2, 0)) if leap == 3 else shallow * cos(STEP / 2)
    return [
        _at(REACH, turn),
        _at(shallow, turn + STEP / 2),
        _at(deep, turn),
        _at(shallow, turn - STEP / 2),
    ]


def _corners(leap: int) -> list[list[Point]]:
    """Give the quarters of the small squares' stars which stand in the drawing's corners."""
    tip = CORNER / sqrt(2)
    waist = CORNER * (sqrt(2) - 1) if leap == 3 else CORNER / sqrt(2)
    quarter = [(0.0, 0.0), (waist, 0.0), (tip, tip), (0.0, waist)]
    return [[_mirror(p, x, y) for p in quarter] for x in (False, True) for y in (False, True)]


def _corner_strands(leap: int) -> list[tuple[Point, Point]]:
    quarters = _corners(leap)
    return [(tip, end) for _, one, tip, two in quarters for end in (one, two)]


def _mirror(point: Point, across: bool, down: bool) -> Point:
    x, y = point
    return (SIDE - x if across else x, SIDE - y if down else y)


def _star(reach: float, waist: float, turn: float) -> list[Point]:
    return [_at((reach, waist)[k % 2], turn + k * STEP / 2) for k in range(16)]


def _ring(reach: float, turn: float) -> list[Point]:
    return [_at(reach, turn + k * STEP) for k in range(8)]


def _at(distance: float, angle: float) -> Point:
    return (REACH + distance * cos(angle), REACH + distance * sin(angle))


def _piece(glaze: str, *outlines: list[Point]) -> str:
    return f'<path class="{glaze}" d="{_path(outlines, "z")}"/>' if outlines else ""


def _part(start: Point, end: Point, first: float, last: float) -> list[Point]:
    """Give the part of a line between two shares of its length."""
    (x, y), (across, down) = start, (end[0] - start[0], end[1] - start[1])
    return [(x + across * share, y + down * share) for share in (first, last)]


def _path(outlines: Iterable[list[Point]], close: str = "") -> str:
    """Write outlines as shortly as SVG can read them: whole units, each step from the last."""
    written, here = [], (0, 0)
    for outline in outlines:
        spots = [here, *((round(x), round(y)) for x, y in outline)]
        steps = " ".join(f"{x - left} {y - top}" for (left, top), (x, y) in pairwise(spots))
        written.append(f"m{steps}{close}".replace(" -", "-"))
        here = spots[1] if close else spots[-1]
    return "".join(written)
