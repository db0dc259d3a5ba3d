import pytest
from django.conf import settings
from django.test import Client

from tests.permissions.roles import ANONYMOUS, World


@pytest.fixture
def world(settings):
    # The second factor of staff has tests of its own; here it would hide every other answer.
    settings.NORIA_STAFF_SECOND_FACTOR = False
    return World()


@pytest.fixture
def client_of(world):
    """Return a browser in which the person of a role is signed in."""

    def sign_in(role: str, **options) -> Client:
        browser = Client(raise_request_exception=False, **options)
        if role != ANONYMOUS:
            browser.cookies[settings.SESSION_COOKIE_NAME] = world.sessions[role]
        return browser

    return sign_in
