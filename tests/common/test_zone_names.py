"""Clocks are named by places people know, never by codes (A-26)."""

from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from common.money import currency_name
from common.zone_names import clock_of, place_of


@pytest.mark.parametrize(
    ("language", "zone", "place"),
    [
        ("fr", "Asia/Amman", "Amman"),
        ("fr", "Asia/Hebron", "Hébron"),
        ("it", "Africa/Tunis", "Tunisi"),
        ("ar", "Asia/Hebron", "الخليل"),
    ],
)
def test_a_clock_is_named_by_its_place(language, zone, place):
    with override(language):
        assert place_of(ZoneInfo(zone)) == place
        assert place in clock_of(ZoneInfo(zone))


def test_the_clock_of_nowhere_is_utc():
    assert clock_of(ZoneInfo("UTC")) == "UTC"


@pytest.mark.parametrize(
    ("language", "name"), [("fr", "dinars tunisiens"), ("en", "Tunisian dinars")]
)
def test_an_amount_is_asked_for_in_a_currency_by_its_name(language, name):
    with override(language):
        assert currency_name("TND") == name
