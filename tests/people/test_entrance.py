from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from people import forms
from people.models import AuditEvent, User
from tests.factories.people import UserFactory

LOGIN, SIGNUP = "/fr/accounts/login/", "/fr/accounts/signup/"
CODE, CONFIRM = "/fr/accounts/login/code/confirm/", "/fr/accounts/email/confirm/"
EVIL = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "http:///evil.example",
    "\thttps://evil.example",
    "https://testserver@evil.example/",
]


def me(client) -> User | None:
    pk = client.session.get("_auth_user_id")
    return User.objects.get(pk=pk) if pk else None


def test_joining_takes_two_screens_and_no_password(client, code_in):
    form = {"email": "Amal@Example.org", "pseudonym": "  Amal   de Sfax "}

    first = client.post("/ar/accounts/signup/", form)
    assert (first.status_code, first.url) == (302, "/ar/accounts/email/confirm/")
    second = client.post(first.url, {"code": code_in("amal@example.org")})

    assert second.status_code == 302
    person = me(client)
    assert (person.email, person.pseudonym) == ("amal@example.org", "Amal de Sfax")
    assert person.language == "ar"
    assert not person.has_usable_password()
    assert person.emailaddress_set.get().verified


def test_signing_in_takes_two_screens_and_no_password(client, sign_in):
    person = UserFactory(email="amal@example.org")

    assert sign_in("AMAL@example.org".lower()).status_code == 302
    assert me(client) == person


def test_the_address_is_known_whatever_its_case(client, code_in):
    person = UserFactory(email="amal@example.org")

    client.post(LOGIN, {"login": "AMAL@Example.ORG"})
    client.post(CODE, {"code": code_in("amal@example.org")})

    assert me(client) == person


def test_the_code_may_be_pasted_with_spaces(client, code_in):
    person = UserFactory(email="amal@example.org")
    client.post(LOGIN, {"login": person.email})
    code = code_in(person.email)

    client.post(CODE, {"code": f" {code[:3]} {code[3:]} "})

    assert me(client) == person


def test_the_code_field_can_be_filled_by_the_phone_and_read_aloud(client):
    client.post(LOGIN, {"login": "nobody@example.org"})

    page = client.get(CODE).text

    assert 'autocomplete="one-time-code"' in page
    assert 'inputmode="numeric"' in page
    assert 'type="password"' not in page


@pytest.mark.parametrize("address", ["", "nonsense", "a" * 300 + "@example.org", "a\x00@b.org"])
def test_what_is_no_address_is_said_at_the_field(client, address, mailoutbox):
    answer = client.post(LOGIN, {"login": address})

    assert answer.status_code == 422
    assert "login" in answer.context["form"].errors
    assert not mailoutbox


@pytest.mark.parametrize("code", ["000000", "", "😀", "1" * 41, "\x00"])
def test_a_wrong_code_lets_nobody_in_and_says_so(client, code):
    UserFactory(email="amal@example.org")
    client.post(LOGIN, {"login": "amal@example.org"})

    answer = client.post(CODE, {"code": code})

    assert answer.status_code == 422
    assert me(client) is None


def test_a_code_works_only_in_the_browser_that_asked(client, code_in):
    person = UserFactory(email="amal@example.org")
    client.post(LOGIN, {"login": person.email})
    other = Client()
    other.post(LOGIN, {"login": "somebody-else@example.org"})

    assert other.post(CODE, {"code": code_in(person.email)}).status_code == 422
    assert me(other) is None


def test_a_code_works_once(client, sign_in, code_in):
    person = UserFactory(email="amal@example.org")
    sign_in(person.email)
    used = code_in(person.email)
    client.post(reverse("account_logout"))

    assert client.post(CODE, {"code": used}).status_code == 302
    assert me(client) is None
    client.post(LOGIN, {"login": person.email})
    if used != code_in(person.email):
        assert client.post(CODE, {"code": used}).status_code == 422


def test_a_code_expires(client, code_in):
    person = UserFactory(email="amal@example.org")
    client.post(LOGIN, {"login": person.email})
    code = code_in(person.email)

    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        client.post(CODE, {"code": code})

    assert me(client) is None


def test_three_wrong_codes_end_the_attempt(client, code_in):
    person = UserFactory(email="amal@example.org")
    client.post(LOGIN, {"login": person.email})

    for _ in range(3):
        client.post(CODE, {"code": "nonsense"})
    client.post(CODE, {"code": code_in(person.email)})

    assert me(client) is None
    assert AuditEvent.objects.filter(action="signin.failed", actor=person).count() == 3


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example"])
def test_no_mail_is_written_for_another_host(client, host, mailoutbox):
    answer = client.post(LOGIN, {"login": "nobody@example.org"}, headers={"host": host})

    assert answer.status_code == 400
    assert not mailoutbox


def test_links_in_mails_lead_to_this_site(client, mailoutbox):
    client.post(
        LOGIN, {"login": "nobody@example.org"}, headers={"X-Forwarded-Host": "evil.example"}
    )

    assert "http://testserver/fr/accounts/signup/" in mailoutbox[0].body
    assert "evil" not in mailoutbox[0].body


@pytest.mark.parametrize("wanted", EVIL)
def test_signing_in_never_leads_away(client, code_in, wanted):
    person = UserFactory(email="amal@example.org")

    page = client.get(LOGIN, {"next": wanted})
    asked = client.post(LOGIN, {"login": person.email, "next": wanted})
    landed = client.post(asked.url, {"code": code_in(person.email), "next": wanted})

    assert f'href="{wanted}"' not in page.text
    assert asked.url.startswith(CODE)
    assert landed.url == "/fr/accounts/"


def test_signing_in_leads_back_to_where_one_was(client, code_in):
    person = UserFactory(email="amal@example.org")
    wanted = "/fr/processes/sfax-home-care/?page=2"

    asked = client.post(LOGIN, {"login": person.email, "next": wanted})
    landed = client.post(asked.url, {"code": code_in(person.email), "next": wanted})

    assert landed.url == wanted


@pytest.mark.parametrize("wanted", EVIL)
def test_signing_out_never_leads_away(client, wanted):
    client.force_login(UserFactory())

    assert client.post(reverse("account_logout"), {"next": wanted}).url in ("/", "/fr/")


def test_the_session_gets_a_new_number_at_sign_in(client, sign_in, settings):
    # A session that every answer saves would put its cookie into answers kept for everybody.
    assert not settings.SESSION_SAVE_EVERY_REQUEST
    person = UserFactory(email="amal@example.org")
    client.post(LOGIN, {"login": "nobody@example.org"})
    before = client.session.session_key

    client.post(reverse("account_logout"))
    planted = client.session.session_key
    sign_in(person.email)

    assert client.session.session_key not in (before, planted, None)


def test_a_planted_session_is_of_no_use(sign_in, client):
    person = UserFactory(email="amal@example.org")
    client.get(LOGIN)
    client.post(LOGIN, {"login": person.email})
    planted = Client()
    planted.cookies["sessionid"] = client.session.session_key

    sign_in(person.email)

    assert me(client) == person
    assert me(planted) is None


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"email": "not an address", "pseudonym": "Amal"}, "email"),
        ({"email": "a" * 60 + "@" + "b." * 120 + "org", "pseudonym": "Amal"}, "email"),
        ({"email": "amal@example.org", "pseudonym": ""}, "pseudonym"),
        ({"email": "amal@example.org", "pseudonym": "Mоderator"}, "pseudonym"),
        ({"email": "amal@example.org", "pseudonym": "Am\u202eal"}, "pseudonym"),
        ({"email": "amal@example.org", "pseudonym": "Lucía"}, "pseudonym"),
        ({"email": "amal@example.org", "pseudonym": "x" * 300}, "pseudonym"),
    ],
)
def test_what_cannot_be_is_said_at_the_field_and_nothing_typed_is_lost(client, form, field):
    UserFactory(pseudonym="Lucia")

    answer = client.post(SIGNUP, form)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert form["email"] in answer.text
    assert User.objects.count() == 1


def test_a_name_taken_a_moment_before_is_said_at_the_field(client, monkeypatch):
    UserFactory(pseudonym="Amal")
    honest, looks = forms._refuse_taken, []

    def too_early(name):
        looks.append(name)
        if len(looks) > 1:
            honest(name)

    monkeypatch.setattr(forms, "_refuse_taken", too_early)

    answer = client.post(SIGNUP, {"email": "b@example.org", "pseudonym": "Amal"})

    assert answer.status_code == 422
    assert User.objects.count() == 1


def test_joining_asks_for_nothing_that_is_not_needed_and_says_why(client):
    form = client.get(SIGNUP).context["form"]

    # Beside them a hidden moment and a trap for machines, which ask a person for nothing.
    asked = set(form.fields) - {"began", "website"}
    assert asked == {"email", "pseudonym"}
    assert all(form.fields[name].help_text for name in asked)


@pytest.mark.parametrize(
    "name", ["account_login", "account_signup", "account_logout", "mfa_login_webauthn"]
)
def test_no_form_is_taken_from_another_site(name):
    strict = Client(enforce_csrf_checks=True)

    assert strict.post(reverse(name), {"login": "amal@example.org"}).status_code == 403


def test_somebody_closed_out_gets_no_further(client, code_in, mailoutbox):
    person = UserFactory(email="amal@example.org", is_active=False)

    client.post(LOGIN, {"login": person.email})
    if mailoutbox and "accounts/signup" not in mailoutbox[0].body:
        client.post(CODE, {"code": code_in(person.email)})

    assert me(client) is None


@pytest.mark.parametrize("path", ["password/reset/", "password/change/", "login/code/"])
def test_there_is_one_way_in(client, path):
    answer = client.get(f"/fr/accounts/{path}", follow=True)

    assert answer.request["PATH_INFO"] == LOGIN


@pytest.mark.parametrize("path", [LOGIN, SIGNUP])
def test_entrance_pages_are_kept_by_no_cache(client, path):
    assert "no-store" in client.get(path).headers["Cache-Control"]


@pytest.mark.parametrize("path", [LOGIN, SIGNUP])
def test_entrance_pages_run_no_script_of_their_own(client, path):
    page = client.get(path).text

    assert "<script>" not in page
    assert " onclick=" not in page
    assert " style=" not in page


def test_a_hostile_address_is_shown_as_text(client):
    address = '"<script>alert(1)</script>"@example.org'

    page = client.post(LOGIN, {"login": address}).text or ""

    assert "<script>alert(1)" not in page
