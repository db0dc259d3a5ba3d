"""Joining, signing in and one's own page, in a real browser."""

import re
from urllib.parse import urlsplit

import pytest

from people.models import User
from people.services.territories import load_territories
from tests.factories.people import UserFactory

ENTRANCE = ["login/", "signup/"]
MINE = ["", "profile/", "email/", "sessions/", "2fa/", "2fa/totp/activate/", "2fa/passkeys/"]
MINE += ["2fa/passkeys/add/", "logout/"]


@pytest.fixture(autouse=True)
def _limits_start_at_nought(settings):
    settings.ACCOUNT_RATE_LIMITS = False


@pytest.fixture
def code_in(mailoutbox):
    def read(address):
        newest = [mail for mail in mailoutbox if mail.to == [address]][-1]
        return re.search(r"^\d{6}$", newest.body, re.MULTILINE)[0]

    return read


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["fr", "ar"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_entrance_is_accessible(page_for, axe, lang, width):
    page = page_for(lang=lang, width=width)

    for path in ENTRANCE:
        page.goto(f"/{lang}/accounts/{path}")
        axe(page)
        assert fits(page), path
        page.locator("main form button").first.click()
        page.evaluate("document.querySelectorAll('form').forEach((f) => (f.noValidate = true))")
        page.locator("main form button").first.click()
        page.locator(".form-errors a").first.wait_for()
        axe(page)
        assert fits(page), path


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["fr", "ar"])
@pytest.mark.parametrize("width", [320, 1280])
def test_my_pages_are_accessible(page_for, axe, lang, width):
    load_territories()
    page = page_for("citizen", lang=lang, width=width)

    for path in MINE:
        page.goto(f"/{lang}/accounts/{path}")
        axe(page)
        assert fits(page), path


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_the_administrators_pages_are_accessible(page_for, axe, lang):
    person = UserFactory(editor=True)
    page = page_for("administrator", lang=lang)

    for path in ("people/", f"people/{person.pk}/roles/", "people/?q=nobody+at+all"):
        page.goto(f"/{lang}/accounts/{path}")
        axe(page)
        assert fits(page), path


def test_joining_and_signing_in_without_javascript(page_for, code_in):
    page = page_for(js=False)

    page.goto("/fr/accounts/signup/?next=/fr/accounts/profile/")
    page.get_by_label(re.compile("E-mail|e-mail")).first.fill("amal@example.org")
    page.locator("[name=pseudonym]").fill("أمل")
    page.locator("main form button").first.click()
    page.locator("[name=code]").fill(code_in("amal@example.org"))
    page.locator("main form button").first.click()

    assert urlsplit(page.url).path == "/fr/accounts/profile/"
    page.goto("/fr/accounts/logout/")
    page.locator("main form button").click()

    page.goto("/fr/accounts/login/")
    page.locator("[name=login]").fill("amal@example.org")
    page.locator("main form button").first.click()
    page.locator("[name=code]").fill(code_in("amal@example.org"))
    page.locator("main form button").first.click()
    assert "أمل" in page.locator("h1").inner_text()


def test_signing_in_by_keyboard_alone_in_arabic_with_a_pasted_code(page_for, code_in):
    person = UserFactory(email="amal@example.org", language="ar")
    page = page_for(lang="ar")

    page.goto("/ar/accounts/login/")
    page.locator("#main").focus()
    page.keyboard.press("Tab")
    page.keyboard.type(person.email)
    page.keyboard.press("Enter")
    page.wait_for_url("**/login/code/confirm/")
    page.locator("#main").focus()
    page.keyboard.press("Tab")
    page.keyboard.insert_text(f" {code_in(person.email)} ")
    page.keyboard.press("Enter")

    page.wait_for_url("**/ar/accounts/")


@pytest.mark.parametrize("verifies", [True, False])
def test_a_passkey_signs_its_holder_in_if_it_checks_who_holds_it(page_for, site, verifies):
    home = site.replace("127.0.0.1", "localhost")  # passkeys belong to names, not to numbers
    person = UserFactory(email="amal@example.org")
    page = page_for(person, complaints_fail=False)
    page.context.add_cookies([{**page.context.cookies()[0], "domain": "localhost"}])
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    key |= {"hasUserVerification": True, "isUserVerified": True}
    number = devices.send("WebAuthn.addVirtualAuthenticator", {"options": key})["authenticatorId"]

    page.goto(f"{home}/fr/accounts/2fa/passkeys/add/")
    page.locator("#passkey").click()
    page.wait_for_url("**/recovery-codes/")
    assert page.locator(".codes li").count() == 10
    page.goto(f"{home}/fr/accounts/logout/")
    page.locator("main form button").click()

    answer = {"authenticatorId": number, "isUserVerified": verifies}
    devices.send("WebAuthn.setUserVerified", answer)
    page.goto(f"{home}/fr/accounts/login/")
    page.locator("#passkey_login").click()
    if verifies:
        page.wait_for_url("**/fr/accounts/")
        assert person.pseudonym in page.locator("h1").inner_text()
    else:
        page.locator("[data-passkey-trouble]").first.wait_for()
        assert urlsplit(page.url).path == "/fr/accounts/login/"
    assert User.objects.get(pk=person.pk).authenticator_set.filter(type="webauthn").count() == 1
