"""What people send cannot write lines of its own into a log (V1-24)."""

import logging
from io import StringIO

import pytest
from django.test import Client

from people.services import audit
from tests.factories.people import UserFactory

FORGED = "ok\r\nERROR nobody signed in as root\x1b[2J\u2028\x85\x0b end"
DOORS = [
    "/fr/%0d%0aERROR%20forged%1b[2J/",
    "/fr/processes/%0d%0aERROR/",
    "/fr/search/?q=%0d%0aERROR%1b",
    "/media/%0d%0aERROR%1b.png",
    "/cms/%0d%0aERROR%1b/",
    "/api/v1/%0d%0aERROR/",
]


@pytest.fixture
def log():
    """Write down what every logger says, as a server does: a line each."""
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield written
    root.removeHandler(handler)
    root.setLevel(level)


def lines(log):
    """Give the lines as a terminal or a file viewer breaks them."""
    return log.getvalue().splitlines()


@pytest.mark.parametrize("path", DOORS)
def test_an_address_writes_one_line_and_no_sign_that_steers_a_terminal(log, path):
    answer = Client().get(path)

    assert answer.status_code < 500
    assert not [line for line in lines(log) if line.startswith("ERROR")]
    assert "\x1b" not in log.getvalue()


def test_fields_and_headers_write_no_lines_either(log):
    browser = Client(headers={"user-agent": FORGED, "referer": FORGED, "x-request-id": FORGED})
    person = UserFactory()

    browser.post("/fr/accounts/login/", {"login": FORGED})
    browser.post("/fr/contact/", {"name": FORGED, "subject": FORGED, "text": FORGED})
    Client(enforce_csrf_checks=True).post("/fr/contact/", {"name": FORGED})
    browser.force_login(person)
    browser.post("/fr/accounts/profile/", {"pseudonym": FORGED})
    browser.get("/fr/accounts/audit/")

    assert not [line for line in lines(log) if line.startswith("ERROR nobody")]
    assert "\x1b" not in log.getvalue()


def test_the_audit_shows_one_row_for_each_event_whatever_its_words(client):
    audit.record(action="role.given", actor=None, target=FORGED, detail={"why": FORGED})
    client.force_login(UserFactory(administrator=True))

    sheet = client.post("/fr/accounts/audit/file/").text

    assert not [line for line in sheet.split("\n") if line.startswith("ERROR")]
    assert "\x1b" not in sheet
