from datetime import timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from people.models import AuditEvent
from people.signals import sessions_ended
from tests.factories.people import UserFactory

PHONE = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile Safari/537.36"
MINE = "/fr/accounts/"


def later(**span):
    return time_machine.travel(timezone.now() + timedelta(**span), tick=True)


def signed_in(browser) -> bool:
    return browser.get(MINE).status_code == 200


@pytest.fixture
def twice(client, code_in):
    """One person, signed in in two browsers."""
    person = UserFactory(email="amal@example.org")
    other = Client()
    for browser in (client, other):
        asked = browser.post("/fr/accounts/login/", {"login": person.email})
        browser.post(asked.url, {"code": code_in(person.email)})
    return person, client, other


def test_a_citizen_stays_thirty_days_from_the_sign_in(client, sign_in):
    sign_in(UserFactory(email="amal@example.org").email)

    with later(days=29, hours=23):
        assert signed_in(client)
    with later(days=30, minutes=1):
        assert not signed_in(client)


def test_staff_stay_twelve_hours(client, sign_in, settings):
    settings.NORIA_STAFF_SECOND_FACTOR = False
    sign_in(UserFactory(organiser=True, second_factor=False, email="nour@example.org").email)

    with later(hours=11, minutes=59):
        assert signed_in(client)
    with later(hours=12, minutes=1):
        assert not signed_in(client)


def test_on_a_shared_computer_the_sign_in_ends_with_the_browser(sign_in):
    answer = sign_in(UserFactory(email="amal@example.org").email, shared_computer="on")

    assert answer.cookies["sessionid"]["max-age"] == ""


def test_on_a_shared_computer_half_an_hour_without_a_request_ends_it(client, sign_in):
    sign_in(UserFactory(email="amal@example.org").email, shared_computer="on")

    with later(minutes=20):
        assert signed_in(client)
    with later(minutes=49):
        assert signed_in(client)
    with later(minutes=80):
        assert not signed_in(client)


def test_an_aborted_sign_in_leaves_nothing_to_the_next_person(client, sign_in):
    client.post("/fr/accounts/login/", {"login": "first@example.org", "shared_computer": "on"})
    client.post(reverse("account_logout"))

    answer = sign_in(UserFactory(email="amal@example.org").email)

    assert answer.cookies["sessionid"]["max-age"] > 29 * 24 * 3600
    assert "first@example.org" not in str(dict(client.session))


def test_signing_out_everywhere_ends_every_sign_in_and_tells_the_sockets(twice):
    person, client, other = twice
    heard = []
    listener = lambda user_id, session_keys, **_: heard.append((user_id, len(session_keys)))  # noqa: E731
    sessions_ended.connect(listener)

    client.post(reverse("people:sessions-end"))
    sessions_ended.disconnect(listener)

    assert not signed_in(client)
    assert not signed_in(other)
    assert heard == [(person.pk, 2)]
    assert AuditEvent.objects.filter(action="sessions.ended", actor=person).exists()


def test_one_sign_in_can_be_ended_and_the_rest_stay(twice):
    _person, client, other = twice
    elsewhere = UserSession.objects.get(session_key=other.session.session_key)

    client.post(reverse("people:sessions-end"), {"session": elsewhere.pk})

    assert signed_in(client)
    assert not signed_in(other)


def test_nobody_ends_the_sign_in_of_somebody_else(twice):
    _person, client, other = twice
    theirs = UserSession.objects.get(session_key=other.session.session_key)
    stranger = Client()
    stranger.force_login(UserFactory())

    stranger.post(reverse("people:sessions-end"), {"session": theirs.pk})
    stranger.post(reverse("people:sessions-end"), {"session": "nonsense"})

    assert signed_in(client)
    assert signed_in(other)


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_costs_the_same_however_many(client, count, django_assert_num_queries):
    person = UserFactory(email="amal@example.org")
    for number in range(count - 1):
        browser = Client()
        browser.force_login(person)
        UserSession.objects.create(
            user=person,
            session_key=browser.session.session_key,
            ip="192.0.2.1",
            user_agent=f"<script>alert({number})</script>",
        )
    client.force_login(person)
    UserSession.objects.create(
        user=person, session_key=client.session.session_key, ip="192.0.2.1", user_agent=PHONE
    )

    with django_assert_num_queries(4):
        page = client.get("/fr/accounts/sessions/")

    assert page.text.count("Sign out there") == count - 1
    assert "<script>alert" not in page.text
    assert "Chrome · Android" in page.text
