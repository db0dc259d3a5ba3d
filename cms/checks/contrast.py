"""How well the words in a picture stand out from their ground."""

from typing import Any

import numpy as np
from PIL import Image

#: What WCAG 2.2 asks of text (1.4.3).
LEAST = 4.5
#: Thin strokes must not melt into their ground; more pixels than these tell no more.
LONGEST_SIDE = 1600
#: A few specks are no words.
SPECKS = 0.1
#: Shares of red, green and blue in how light a colour looks (WCAG 2.2, relative luminance).
SHARES = (0.2126, 0.7152, 0.0722)


def contrast_in(picture: Any) -> float | None:
    """Measure the contrast of the lightest part of a picture to its darkest, from 1 to 21.

    Words can stand out no better than that. If a focal area is marked, it is taken for where they
    are. Reads the file; None if it cannot be read.
    """
    try:
        with picture.file.open("rb") as file, Image.open(file) as opened:
            drawn = opened.convert("RGB")
    except (OSError, ValueError, Image.DecompressionBombError):
        return None
    if point := picture.get_focal_point():
        drawn = drawn.crop((point.left, point.top, point.right, point.bottom))
    drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    light = _luminance(np.asarray(drawn, dtype=np.float64) / 255)
    darkest, lightest = np.percentile(light, [SPECKS, 100 - SPECKS])
    return float((lightest + 0.05) / (darkest + 0.05))


def _luminance(colours: np.ndarray) -> np.ndarray:
    bent = np.where(colours <= 0.04045, colours / 12.92, ((colours + 0.055) / 1.055) ** 2.4)
    return bent @ np.array(SHARES)
