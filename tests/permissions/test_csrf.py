"""No unsafe request is believed without the token of its own session (V3-01)."""

import pytest
from django.test import Client

from tests.permissions.doors import all_doors
from tests.permissions.test_table import DOORS

# Wagtail's inner API and localize's editor are built on REST framework, which takes Django's check
# away and makes the same check itself for everybody who comes with a session. The sweep below
# tries these as well.
CHECKED_BY_REST_FRAMEWORK = ("/cms/api/main/", "/cms/localize/")
# Open data is only read: no unsafe request is heard there at all, as the sweep shows.
ONLY_READ = ("/api/v1/",)

# Mail programs have no token; a signed word in the address lets them in (RFC 8058), and a forged
# one leads nowhere: tests/people/test_mails_by_choice.py.
BY_A_SIGNED_WORD = ("/<lang>/accounts/notices/stop/<str:token>/at-once/",)

# 403 for a forged request; 405 where not even a true one would be heard.
REFUSED = {403, 405}


def test_no_view_of_ours_is_exempt():
    known = CHECKED_BY_REST_FRAMEWORK + ONLY_READ + BY_A_SIGNED_WORD
    exempt = {door.route for door in all_doors() if getattr(door.view, "csrf_exempt", False)}

    assert not {route for route in exempt if not route.startswith(known)}


@pytest.fixture
def signed_in(world):
    browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
    browser.force_login(world["administrator"], "django.contrib.auth.backends.ModelBackend")
    return browser


def token_of(browser):
    """Take a true token from a page that carries a form."""
    browser.get("/fr/accounts/profile/", secure=True)
    return browser.cookies["csrftoken"].value


def test_a_true_token_is_accepted(signed_in):
    token = token_of(signed_in)

    response = signed_in.post(
        "/fr/accounts/profile/",
        {"csrfmiddlewaretoken": token},
        secure=True,
        headers={"referer": "https://testserver/fr/accounts/profile/"},
    )

    assert response.status_code == 422


@pytest.mark.slow
def test_every_door_refuses_forged_requests(signed_in, world):
    foreign = token_of(browser_of(world["organiser"]))
    token = token_of(signed_in)
    here = {"referer": "https://testserver/fr/"}
    forgeries = {
        "no token": ({}, here),
        "the token of another session": ({"csrfmiddlewaretoken": foreign}, here),
        "a foreign referer": (
            {"csrfmiddlewaretoken": token},
            {"referer": "https://evil.example/"},
        ),
        "a foreign origin": ({"csrfmiddlewaretoken": token}, {"origin": "https://evil.example"}),
    }
    believed = []

    # The token is looked at before the object, so that any address of the door will do.
    for door in DOORS.values():
        path = door.guessed_address()
        assert path, f"No address leads to {door.route}: add to GUESSES in doors.py"
        for name, (data, headers) in forgeries.items():
            response = signed_in.post(path, data, secure=True, headers=headers)
            refused = {404} if door.route in BY_A_SIGNED_WORD else REFUSED
            if response.status_code not in refused:
                believed.append(f"{door.route}: {name}: {response.status_code}")

    assert not believed, "\n".join(believed)


def browser_of(person):
    browser = Client()
    browser.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return browser
