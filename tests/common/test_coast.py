import pytest
from bs4 import BeautifulSoup

from common.coast import HEIGHT, WIDTH, Place, land, position, spots, view
from tests.common.rendering import render


def test_the_coast_is_small_and_one_path():
    assert land().startswith("M")
    assert len(land()) < 15_000
    assert set(land()) <= set("MlLzZ-. 0123456789\n")


@pytest.mark.parametrize(
    ("latitude", "longitude", "at"),
    [
        (47.5, -10.5, (0, 0)),
        (28.5, 40.5, (WIDTH, HEIGHT)),
        (60.0, 10.0, None),
        (40.0, -20.0, None),
        (None, 10.0, None),
    ],
)
def test_where_a_place_is_on_the_drawing(latitude, longitude, at):
    assert position(latitude, longitude) == at


def test_two_things_in_one_town_share_a_mark():
    town = (34.74, 10.76)
    numbers = [
        spot.number for spot in spots([Place("a", *town), Place("b", 45.0, 7.0), Place("c", *town)])
    ]

    assert numbers == [1, 2, 1]


def test_a_map_shows_its_places_and_never_leaves_the_drawing():
    for place in (
        Place("corner", 47.4, -10.4),
        Place("other", 28.6, 40.4),
        Place("Sfax", 34.74, 10.76),
    ):
        x, y, width, height = view(spots([place]))
        assert x >= 0
        assert y >= 0
        assert x + width <= WIDTH
        assert y + height <= HEIGHT
    assert view([]) == (0, 0, WIDTH, HEIGHT)


@pytest.mark.parametrize("count", [1, 30])
def test_every_place_is_in_the_table_too_and_hostile_names_stay_words(count):
    name = '"><script>alert(1)</script>'
    places = [
        Place(f"{name}{n}", 35.0 + n / 10, 10.0, name, "javascript:alert(1)") for n in range(count)
    ]

    html = render('<c-map :places="places" title="Map" />', places=places)
    page = BeautifulSoup(html, "html.parser")

    assert len(page.select("tbody tr")) == len(page.select(".map-spot")) == count
    assert not page.find("script")
    assert not page.find("a", href=lambda href: "script" in href)
    assert not page.find(style=True)
