import re

import pytest
from django.core.cache import cache
from django.urls import reverse


@pytest.fixture(autouse=True)
def _limits_start_at_nought():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def code_in(mailoutbox):
    """Read the code in the newest mail to an address."""

    def read(address: str) -> str:
        newest = [mail for mail in mailoutbox if mail.to == [address]][-1]
        return re.search(r"^\d{6}$", newest.body, re.MULTILINE)[0]

    return read


@pytest.fixture
def sign_in(client, code_in):
    """Sign in as people do: ask for a code, type it."""

    def both_screens(address: str, **first_screen):
        asked = client.post(reverse("account_login"), {"login": address, **first_screen})
        return client.post(asked.url, {"code": code_in(address), **first_screen})

    return both_screens
