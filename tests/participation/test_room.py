"""The organiser's room: who enters it, and what it leads to."""

import pytest
from django.urls import reverse

from participation import room
from tests.factories.participation import RoundFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser():
    return UserFactory(organiser=True)


@pytest.fixture
def round_(organiser):
    round_ = RoundFactory()
    round_.process.organisers.add(organiser)
    return round_


def door(name, round_):
    return reverse(f"participation:{name}", args=[round_.process.slug, round_.slug])


def test_organisers_enter_their_own_room_and_nobody_elses(client, round_, organiser):
    other = RoundFactory()
    client.force_login(organiser)
    entered = client.get(reverse("participation:room", args=[round_.process.slug]))
    assert entered.status_code == 200
    assert round_.title in entered.text
    assert client.get(reverse("participation:room", args=[other.process.slug])).status_code == 403
    # The round of another process does not open under this one's address.
    crossed = reverse("participation:room-round", args=[round_.process.slug, other.slug])
    assert client.get(crossed).status_code == 404
    assert "/room/" in client.get(round_.process.get_absolute_url()).text
    assert "/room/" not in client.get(other.process.get_absolute_url()).text


def test_a_round_leads_to_its_sections(client, round_, organiser, monkeypatch):
    monkeypatch.setattr(room, "_sections", dict(room._sections))
    room.register(room.Section("round", "Weather", "Rain", stands=lambda _round: "<i>wet</i>"))
    room.register(room.Section("comments", "Never", shown=lambda _round: False))
    client.force_login(organiser)
    page = client.get(door("room-round", round_)).text
    assert door("answers", round_) in page
    for words in ("Weather", "Rain", "&lt;i&gt;wet"):
        assert words in page
    assert "Never" not in page
