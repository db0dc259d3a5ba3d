"""The point of a proposal: picked on the drawn coast, shown with its place in words."""

import pytest
from django.utils.translation import override

from common.coast import SCALE, position
from tests.factories.participation import ProposalFactory, RoundFactory
from tests.factories.people import UserFactory
from tests.participation.test_pages import HOSTILE, address


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


def test_a_point_is_drawn_and_said_in_words(client):
    proposal = ProposalFactory(latitude="34.740600", longitude="10.760300", place_name=HOSTILE[:90])
    x, y = position(34.7406, 10.7603)

    page = client.get(address(proposal)).text

    assert f'cx="{x}" cy="{y}"' in page
    assert page.count("34.7406, 10.7603") == 1
    assert "The places of this map as a table" in page
    assert "<script>alert" not in page


def test_a_point_off_the_drawing_is_said_in_words_alone(client):
    page = client.get(address(ProposalFactory(latitude="48.85", longitude="2.35"))).text
    assert "48.8500, 2.3500" in page
    assert "map-spot" not in page
    assert "map-spot" not in client.get(address(ProposalFactory())).text


def test_the_form_shows_the_map_to_scripts_and_two_fields_to_everybody(client):
    round_ = RoundFactory()
    territory = round_.process.territory
    territory.latitude, territory.longitude = 34.74, 10.76
    territory.save()
    client.force_login(UserFactory())

    page = client.get(address(round_, "propose/")).text

    x, y = position(34.74, 10.76)
    assert f'data-x="{x}" data-y="{y}"' in page
    assert f'data-scale="{SCALE}"' in page
    assert 'name="latitude"' in page
    assert "js/point.js" in page
    # Numbers for the script have a point in every language.
    french = client.get(address(round_, "propose/").replace("/en/", "/fr/")).text
    assert f'data-scale="{SCALE}"' in french
