"""An event that is full says so, on the page that is kept for everybody, at once."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.services.checking_in import check_in, undo_check_in
from cms.services.occurrences import lay_out
from cms.services.registrations import cancel
from tests.cms import events
from tests.factories.people import UserFactory

PAGE = "/fr/events/meeting/"
GROUP = [("group", {"name": "Coopératives", "places": 1, "code": "COOP"})]
WAIT, TAKEN, CODE = "Join the waiting list", "All places are taken", "code of a group"


@pytest.fixture(autouse=True)
def _pages_are_kept(settings):
    settings.NORIA_PAGE_CACHE = True
    caches["pages"].clear()
    yield
    caches["pages"].clear()


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Do what a request does: what follows from a commit follows."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def says(client):
    """Tell which of some words the page says; it is kept after the first look."""

    def look(*words, path=PAGE):
        text = client.get(path).text
        return [word in text for word in words]

    return look


def cost(client):
    with CaptureQueriesContext(connection) as queries:
        client.get(PAGE)
    return len(queries)


def test_the_last_place_is_seen_on_the_kept_page_and_so_is_the_first_that_is_free(
    client, doors, committed, says
):
    page = events.event(doors["events"], capacity=2)
    assert says(WAIT, TAKEN) == [False, False]

    with committed():
        (first,) = events.come(page, "Amal")
    # A place that is not the last says nothing new: the page stays kept.
    assert cost(client) == 1
    with committed():
        events.come(page, "Bilal")
    assert says(WAIT, TAKEN) == [True, True]
    assert cost(client) == 1

    with committed():
        cancel(registration=first)
    assert says(WAIT, TAKEN) == [False, False]


def test_whoever_moves_up_leaves_no_place(doors, committed, says):
    page = events.event(doors["events"], capacity=1)
    with committed():
        first, _waits = events.come(page, "Amal", "Bilal")
    assert says(TAKEN) == [True]

    with committed():
        cancel(registration=first)

    assert says(TAKEN) == [True]


def test_without_a_waiting_list_there_is_no_way_in_but_by_a_code(client, doors, committed, says):
    page = events.event(doors["events"], capacity=2, has_waiting_list=False, reserved=GROUP)
    with committed():
        events.come(page, "Amal")
    assert says(CODE, TAKEN, "/register/") == [True, False, True]

    with committed():
        events.come(page, "Bilal", code="coop")
    assert says(CODE, TAKEN, "/register/") == [False, True, False]


def test_more_places_are_seen_at_once(doors, committed, says):
    page = events.event(doors["events"], capacity=1)
    with committed():
        events.come(page, "Amal")
    assert says(TAKEN) == [True]

    # Somebody reads between the page that is saved and the places that follow from it.
    page.capacity = 2
    with committed():
        page.save()
    assert says(TAKEN, "2 places") == [True, True]
    with committed():
        lay_out(page)

    assert says(TAKEN, "2 places") == [False, True]


def test_a_series_is_full_when_each_of_its_dates_is(client, doors, committed, says):
    page = events.event(doors["events"], capacity=1, repeats="weekly", repeats_count=2)
    with committed():
        events.come(page, "Amal")
    assert says(TAKEN, "Full") == [False, True]

    with committed():
        events.come(page, "Bilal", number=1)
    assert says(TAKEN, "Full") == [True, True]


def test_while_one_date_is_under_way_one_registers_for_the_next(client, doors):
    page = events.event(doors["events"], capacity=5, repeats="weekly", repeats_count=2)

    with time_machine.travel(page.starts_at + timedelta(minutes=5)):
        assert "/register/" in client.get(PAGE).text
    with time_machine.travel(page.dates()[1][0] + timedelta(minutes=5)):
        assert "/register/" not in client.get(PAGE).text


def test_who_came_is_right_on_the_kept_page_after_the_event(client, doors, committed, says):
    page = events.event(doors["events"])
    first, second = events.come(page, "Amal", "Bilal")
    by = UserFactory()
    with time_machine.travel(page.ends_at + timedelta(hours=1), tick=False):
        with committed():
            check_in(registration=first, by=by)
        assert says("1 person came") == [True]
        with committed():
            check_in(registration=second, by=by)
        assert says("2 people came") == [True]
        with committed():
            undo_check_in(registration=second)
        assert says("1 person came") == [True]


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_language_says_it(doors, committed, says, language):
    page = events.event(doors["events"], capacity=1, has_waiting_list=False)
    path = f"/{language}/events/meeting/"
    assert says("/register/", path=path) == [True]

    with committed():
        events.come(page, "Amal")

    assert says("/register/", path=path) == [False]


def test_a_full_series_costs_what_an_empty_date_costs(client, doors, settings):
    settings.NORIA_PAGE_CACHE = False
    page = events.event(doors["events"], capacity=1, repeats="weekly", repeats_count=1)
    client.get(PAGE)
    one = cost(client)
    page.repeats_count = 20
    page.save_revision().publish()
    for number in range(20):
        events.come(page, f"Amal{number}", number=number)

    assert cost(client) == one
