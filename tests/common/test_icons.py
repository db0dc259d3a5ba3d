import lucide
import pytest
from bs4 import BeautifulSoup

from common.icons import icon, turns


def test_a_bare_icon_is_decoration_and_a_named_one_an_image():
    assert 'aria-hidden="true"' in icon("heart")

    named = BeautifulSoup(icon("heart", label='a "heart" <b>'), "html.parser").svg
    assert (named["role"], named["aria-label"]) == ("img", 'a "heart" <b>')


@pytest.mark.parametrize(
    "name", ["arrow-right", "chevron-left", "log-in", "send", "corner-down-left"]
)
def test_icons_with_a_direction_turn_round(name):
    assert turns(name)
    assert "icon-turns" in icon(name)


@pytest.mark.parametrize("name", ["clock", "play", "check", "search", "arrow-up", "heart"])
def test_icons_without_a_direction_stay(name):
    assert not turns(name)


def test_an_unknown_icon_is_an_error():
    with pytest.raises(lucide.IconDoesNotExist):
        icon("no-such-icon")
