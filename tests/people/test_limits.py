"""Guessing is limited, however many try at once and whatever is broken."""

import pytest
from django.core.cache import caches
from django.test import Client

from people.models import User
from tests.factories.people import UserFactory
from tests.races import at_once, numbered

LOGIN, CODE = "/fr/accounts/login/", "/fr/accounts/login/code/confirm/"
AT_ONCE = 24


@pytest.fixture
def cache_is_down(settings):
    """Redis is configured, and nobody listens there."""
    settings.CACHES = {
        "default": {"BACKEND": "people.cache.SteadyCache", "LOCATION": "redis://127.0.0.1:1/0"}
    }
    yield
    caches["default"].clear()


def guess_from(session_key):
    def guess(number):
        browser = Client()
        browser.cookies["sessionid"] = session_key
        return browser.post(CODE, {"code": f"{number:06d}"}).status_code

    return guess


@pytest.mark.django_db(transaction=True)
def test_three_guesses_a_code_however_many_at_once(client, code_in):
    UserFactory(email="amal@example.org")
    client.post(LOGIN, {"login": "amal@example.org"})

    answers = at_once(numbered(guess_from(client.session.session_key), AT_ONCE))

    assert 0 < sum(answer == 422 for answer in answers) <= 3
    assert set(answers) <= {422, 429, 302}
    client.post(CODE, {"code": code_in("amal@example.org")})
    assert "_auth_user_id" not in client.session


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("cache_is_down")
def test_three_guesses_a_code_with_the_cache_down(client):
    UserFactory(email="amal@example.org")
    client.post(LOGIN, {"login": "amal@example.org"})

    answers = at_once(numbered(guess_from(client.session.session_key), 12))

    assert sum(answer == 422 for answer in answers) <= 3
    assert set(answers) <= {422, 429, 302}


@pytest.mark.usefixtures("cache_is_down")
def test_people_still_get_in_with_the_cache_down(sign_in, client):
    person = UserFactory(email="amal@example.org")

    sign_in(person.email)

    assert client.session["_auth_user_id"] == str(person.pk)


@pytest.mark.django_db(transaction=True)
def test_one_person_is_not_flooded_with_codes(mailoutbox):
    UserFactory(email="amal@example.org")

    at_once([lambda: Client().post(LOGIN, {"login": "AMAL@example.org"}).status_code] * AT_ONCE)

    assert 0 < len(mailoutbox) <= 3


def test_asking_too_often_is_said_at_the_field(client):
    for _ in range(3):
        assert Client().post(LOGIN, {"login": "amal@example.org"}).status_code == 302

    answer = client.post(LOGIN, {"login": "amal@example.org"})

    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
    assert "Wait a few minutes" in answer.text
    assert "login" in answer.context["form"].errors


def test_a_wrong_address_of_the_visitor_changes_nothing():
    answers = [
        Client()
        .post(
            LOGIN,
            {"login": f"person-{number}@example.org"},
            headers={"X-Forwarded-For": f"192.0.2.{number}"},
        )
        .status_code
        for number in range(22)
    ]

    assert answers.count(302) == 20


def test_others_cannot_lock_a_person_out_of_their_code(client, code_in):
    person = UserFactory(email="amal@example.org")
    client.post(LOGIN, {"login": person.email})
    hers = code_in(person.email)
    enemy = Client()
    enemy.post(LOGIN, {"login": person.email})
    for _ in range(5):
        enemy.post(CODE, {"code": "nonsense"})

    client.post(CODE, {"code": hers})

    assert client.session["_auth_user_id"] == str(person.pk)


@pytest.mark.django_db(transaction=True)
def test_two_people_who_want_one_name_at_once(settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"join": "99/d/ip"}

    def join(number):
        form = {"email": f"person-{number}@example.org", "pseudonym": "Amal"}
        return Client().post("/fr/accounts/signup/", form).status_code

    answers = at_once(numbered(join, 6))

    assert sorted(answers) == [302, 422, 422, 422, 422, 422]
    assert User.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_person_who_joins_twice_at_once():
    def join(number):
        form = {"email": "amal@example.org", "pseudonym": f"Amal {'abcdef'[number]}"}
        return Client().post("/fr/accounts/signup/", form).status_code

    answers = at_once(numbered(join, 6))

    assert set(answers) <= {302, 429}
    assert User.objects.count() == 1
