"""Many at once at the desk and at the door: never one too many, nobody counted twice."""

import pytest

from cms.models import Registration
from cms.services.adding import add_by_hand
from cms.services.checking_in import check_in
from cms.services.registrations import cancel, register
from tests.cms import events
from tests.factories.people import UserFactory
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def sign_up(page, name, email=None):
    return lambda: register(
        occurrence=events.date_of(page), name=name, email=email or f"{name}@example.org",
        language="fr",
    )  # fmt: skip


def counted(page):
    date = events.date_of(page)
    return (date.registered_count, date.waiting_count, date.places.get(name="").taken)


def test_twelve_at_once_for_the_last_three_places(doors):
    page = events.event(doors["events"], capacity=3)

    at_once([sign_up(page, f"p{number}") for number in range(12)])

    assert Registration.objects.coming().count() == 3
    assert Registration.objects.waiting().count() == 9
    assert counted(page) == (3, 9, 3)


def test_by_hand_and_by_themselves_at_once_for_the_last_place(doors):
    page = events.event(doors["events"], capacity=1)
    by = UserFactory()

    def add(name):
        return lambda: add_by_hand(occurrence=events.date_of(page), name=name, by=by, language="fr")

    at_once([sign_up(page, "Amal"), add("Bilal"), sign_up(page, "Chiara"), add("Dana")])

    assert counted(page) == (1, 3, 1)


def test_one_address_pressed_many_times_is_registered_once(doors):
    page = events.event(doors["events"], capacity=3)

    given = at_once([sign_up(page, "Amal", "amal@example.org")] * 12)

    assert len({one.pk for one in given}) == Registration.objects.count() == 1
    assert counted(page) == (1, 0, 1)


def test_cancelling_and_registering_at_once_keeps_the_count(doors):
    page = events.event(doors["events"], capacity=3)
    there = [sign_up(page, f"old{number}")() for number in range(5)]

    at_once(
        [lambda one=one: cancel(registration=one) for one in there]
        + [sign_up(page, f"new{number}") for number in range(5)]
    )

    assert Registration.objects.coming().count() == 3
    assert Registration.objects.waiting().count() == 2
    assert counted(page) == (3, 2, 3)


def test_two_phones_at_the_door_count_one_person_once(doors):
    page = events.event(doors["events"])
    organiser = UserFactory(organiser=True)
    one = sign_up(page, "Amal")()

    came = at_once(
        [lambda: check_in(registration=Registration.objects.get(pk=one.pk), by=organiser)] * 8
    )

    assert sorted(came) == [False] * 7 + [True]
    assert events.date_of(page).checked_in_count == 1
