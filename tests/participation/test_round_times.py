"""Rounds open and close by the clock of the place they are for (REL-10)."""

from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup

from people.models import Territory
from tests.factories.participation import RoundFactory
from tests.factories.people import TerritoryFactory


# Palestine changes its clocks on days of its own.
@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2026-01-15T16:00", "6 p.m."),
        ("2026-03-28T16:00", "7 p.m."),
        ("2026-10-24T16:00", "6 p.m."),
    ],
)
def test_a_round_closes_by_the_clock_of_its_own_place(client, moment, shown):
    palestine = Territory.objects.filter(slug="palestine").first()
    palestine = palestine or TerritoryFactory(slug="palestine", country=True)
    closes_at = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    round_ = RoundFactory(
        process__territory=palestine, opens_at=closes_at - timedelta(days=9), closes_at=closes_at
    )

    page = client.get(f"/en{round_.get_absolute_url()[3:]}")

    dates = BeautifulSoup(page.text, "html.parser").select_one(".timeline-dates").get_text()
    assert " ".join(dates.split()).endswith(f"{shown} (Hebron time)")


def test_a_place_whose_clock_nobody_knows_goes_by_utc(client):
    round_ = RoundFactory(process__territory=TerritoryFactory())

    assert "(UTC)" in client.get(round_.get_absolute_url()).text
