from bs4 import BeautifulSoup

from common import wheel
from tests.common.rendering import render


def test_stations_before_the_current_one_are_done():
    states = [place["state"] for place in wheel.placed("vote")]

    assert states == ["done"] * 3 + ["current"] + ["next"] * 5


def test_without_a_known_station_nothing_is_lit():
    assert {place["state"] for place in wheel.placed("")} == {""}
    assert {place["state"] for place in wheel.placed("<script>")} == {""}


def test_the_wheel_is_an_ordered_list_that_marks_the_current_step():
    for source in ('{% wheel station="pilot" %}', '{% wheel station="pilot" compact=True %}'):
        tree = BeautifulSoup(render(source), "html.parser")

        assert len(tree.select("ol > li > a")) == 9
        assert [a["href"] for a in tree.select("[aria-current=step]")] == ["/fr/wheel/#pilot"]


def test_the_page_explains_every_station(client):
    tree = BeautifulSoup(client.get("/fr/wheel/").content, "html.parser")

    for key in wheel.KEYS:
        assert tree.select_one(f"#{key} p").text.strip()


def test_the_drawing_hides_from_screen_readers():
    tree = BeautifulSoup(render("{% wheel %}"), "html.parser")

    assert tree.select_one("svg.wheel-drawing")["aria-hidden"] == "true"
