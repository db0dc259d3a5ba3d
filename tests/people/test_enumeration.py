"""Nobody learns from the outside who has an account."""

import re
from time import monotonic

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.factories.people import UserFactory

KNOWN, UNKNOWN = "known@example.org", "unknown@example.org"


@pytest.fixture(autouse=True)
def _one_of_them_has_an_account():
    UserFactory(email=KNOWN, pseudonym="Known")


def seen(answer, address):
    """What an onlooker sees of an answer, with the address blotted out."""
    page = BeautifulSoup(answer.content, "html.parser")
    for secret in page.select("[name=csrfmiddlewaretoken], [name=began]"):
        secret.decompose()
    cookies = {
        name: (morsel["max-age"], morsel["path"], morsel["httponly"])
        for name, morsel in answer.cookies.items()
    }
    headers = {k: v for k, v in answer.headers.items() if k not in ("Set-Cookie", "Expires")}
    headers.pop("Content-Length", None)
    text = re.sub(r"\s+", " ", str(page)).replace(address, "…")
    text = re.sub(r"\b[A-Z0-9]{8}\b", "…", text)  # the number of an error page
    return answer.status_code, cookies, headers, text


def walk(address, *, joining):
    """Take every step with one address in a fresh browser; return what was seen at each."""
    browser = Client()
    if joining:
        form = {"email": address, "pseudonym": "Newcomer"}
        first, second = "/en/accounts/signup/", "/en/accounts/email/confirm/"
    else:
        form = {"login": address}
        first, second = "/en/accounts/login/", "/en/accounts/login/code/confirm/"
    yield seen(browser.get(first), address)
    yield seen(browser.post(first, form), address)
    yield seen(browser.get(second), address)
    yield seen(browser.post(second, {"code": "000000"}), address)
    yield seen(browser.post(second, {"code": "111111"}), address)
    yield seen(browser.post(second, {"code": "222222"}, follow=True), address)
    yield seen(browser.get(first, follow=True), address)


@pytest.mark.parametrize("joining", [True, False])
def test_known_and_unknown_addresses_look_the_same_at_every_step(joining):
    steps = zip(walk(KNOWN, joining=joining), walk(UNKNOWN, joining=joining), strict=True)

    for number, (known, unknown) in enumerate(steps):
        assert known == unknown, f"step {number}"


@pytest.mark.parametrize("joining", [True, False])
def test_a_new_code_can_be_asked_for_either_way(joining):
    path = "/en/accounts/email/confirm/" if joining else "/en/accounts/login/code/confirm/"
    answers = []
    for address in (KNOWN, UNKNOWN):
        steps = Client()
        if joining:
            steps.post("/en/accounts/signup/", {"email": address, "pseudonym": "Newcomer"})
        else:
            steps.post("/en/accounts/login/", {"login": address})
        answers.append(seen(steps.post(path, {"action": "resend"}, follow=True), address))

    assert answers[0] == answers[1]


def test_each_gets_one_mail_and_only_the_owner_a_code(mailoutbox):
    for address in (KNOWN, UNKNOWN):
        Client().post("/en/accounts/login/", {"login": address})

    to_known, to_unknown = mailoutbox
    assert re.search(r"^\d{6}$", to_known.body, re.MULTILINE)
    assert not re.search(r"^\d{6}$", to_unknown.body, re.MULTILINE)


def test_joining_with_a_known_address_changes_nothing_and_tells_its_owner(mailoutbox):
    Client().post("/en/accounts/signup/", {"email": KNOWN, "pseudonym": "Thief"})

    assert "/en/accounts/login/" in mailoutbox[0].body or "accounts/login" in mailoutbox[0].body
    assert not re.search(r"^\d{6}$", mailoutbox[0].body, re.MULTILINE)


@pytest.mark.parametrize("address", [KNOWN, UNKNOWN])
def test_no_answer_is_quicker_than_the_time_all_take(settings, address):
    settings.NORIA_ENTRANCE_SECONDS = 0.1
    forms = {"signup": {"email": address, "pseudonym": "Newcomer"}, "login": {"login": address}}
    for door, form in forms.items():
        start = monotonic()
        assert Client().post(f"/en/accounts/{door}/", form).status_code == 302
        assert monotonic() - start >= 0.1
