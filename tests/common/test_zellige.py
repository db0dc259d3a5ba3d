import re
from hashlib import blake2b
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.zellige import look_of, tile
from tests.common.payloads import HOSTILE

# Tiles are how people recognise things: these never change. A failing hash means that every
# tile on every site would change, so find another way.
GOLDEN = {
    "process-1": "4e5a05c5c824f15b",
    "process-12": "8c3a2c1d42ba6a88",
    "proposal-41": "1e5ad15bc292fcf6",
    "service-3": "82a30c8aae406a70",
    "session-NORIA7": "06413830849791db",
    "لجنة": "18eba161c6246dc2",
}


def digest(text):
    return blake2b(text.encode(), digest_size=8).hexdigest()


@pytest.mark.parametrize("identifier", GOLDEN)
def test_a_tile_is_the_same_forever(identifier):
    assert digest(tile(identifier)) == GOLDEN[identifier]


@given(st.text(max_size=80))
def test_a_tile_is_small_well_formed_and_silent(identifier):
    drawing = tile(identifier, 96)

    svg = ET.fromstring(drawing)
    assert len(drawing.encode()) < 2000
    assert svg.attrib["aria-hidden"] == "true"
    assert not "".join(svg.itertext()).strip()
    for element in svg.iter():
        assert not {"id", "style", "onload", "href"} & element.attrib.keys()


def test_an_identifier_never_reaches_the_page():
    assert "boom" not in tile(HOSTILE)


def test_things_look_different():
    looks = {look_of(f"proposal-{number}") for number in range(3000)}
    drawings = {tile(f"proposal-{number}") for number in range(3000)}

    assert len(looks) >= 2998
    assert len(drawings) >= 2995


def test_a_tile_looks_the_same_after_an_eighth_of_a_turn():
    """The strands of an eight-fold star map onto themselves: as many lines in every direction."""
    strands = re.search(r'<path class="k"[^>]* d="([^"]+)"', tile("process-1"))[1]

    assert strands.count("m") == 8 + 8


def test_a_size_that_is_no_number_is_refused():
    with pytest.raises(ValueError, match="invalid literal"):
        tile("process-1", '96" onload="boom()')
