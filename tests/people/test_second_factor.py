import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client
from django.urls import reverse

from common.templatetags.noria import stylesheet_url
from people import roles
from people.models import AuditEvent
from people.rules import has_role
from tests.factories.people import UserFactory

SECRET = "JBSWY3DPEHPK3PXP"
SET_UP = "/fr/accounts/2fa/"


def code_for(secret: str = SECRET) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


@pytest.mark.parametrize("role", roles.ALL)
@pytest.mark.parametrize("path", ["/fr/accounts/people/", "/fr/accounts/", "/fr/"])
def test_staff_without_a_second_factor_are_led_to_set_one_up(client, role, path):
    bare = UserFactory(roles=[role], second_factor=False)
    client.force_login(bare)

    assert client.get(path).url == SET_UP
    assert client.post(path).url == SET_UP
    assert AuditEvent.objects.filter(action="second_factor.demanded", actor=bare).count() == 2
    assert not has_role(role).test(bare)
    assert "second step" in client.get(SET_UP).text


@pytest.mark.parametrize("role", roles.ALL)
def test_the_editors_rooms_are_closed_to_staff_without_one(client, role):
    client.force_login(UserFactory(roles=[role], second_factor=False))

    answer = client.get("/cms/")

    assert answer.status_code == 403 or answer.url == SET_UP


def test_staff_with_a_second_factor_and_citizens_without_pass(client):
    for person in (UserFactory(administrator=True), UserFactory()):
        client.force_login(person)
        assert client.get("/fr/accounts/").status_code == 200


def test_staff_can_reach_the_way_to_set_it_up_and_out(client):
    client.force_login(UserFactory(editor=True, second_factor=False))

    for name in ("mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "people:sessions"):
        assert client.get(reverse(name)).status_code == 200
    for address in (stylesheet_url(), "/healthz"):
        assert client.get(address).status_code == 200
    assert client.post(reverse("account_logout")).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_setting_it_up_gives_recovery_codes_at_once_and_the_role_counts(client):
    editor = UserFactory(editor=True, second_factor=False)
    other = Client()
    for browser in (client, other):
        browser.force_login(editor, "django.contrib.auth.backends.ModelBackend")
    form = client.get(reverse("mfa_activate_totp")).context["form"]

    wrong = client.post(reverse("mfa_activate_totp"), {"code": "nonsense"})
    done = client.post(reverse("mfa_activate_totp"), {"code": code_for(form.secret)}, follow=True)

    assert wrong.status_code == 422
    assert len(done.context["unused_codes"]) == 10
    assert client.get("/fr/accounts/").status_code == 200
    assert has_role("editor").test(type(editor).objects.get(pk=editor.pk))
    actions = set(AuditEvent.objects.filter(actor=editor).values_list("action", flat=True))
    assert "second_factor.added" in actions


@pytest.mark.django_db(transaction=True)
def test_the_second_step_is_asked_for_and_a_code_of_it_works_once(client, sign_in):
    organiser = UserFactory(organiser=True, email="nour@example.org")

    assert sign_in(organiser.email).url.startswith("/fr/accounts/2fa/authenticate/")
    assert "_auth_user_id" not in client.session
    assert client.get("/fr/accounts/").status_code == 302
    assert client.post(reverse("mfa_authenticate"), {"code": "nonsense"}).status_code == 422
    code = code_for()
    assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == 302
    assert client.session["_auth_user_id"] == str(organiser.pk)
    assert AuditEvent.objects.filter(action="second_factor.failed", actor=organiser).exists()

    client.post(reverse("account_logout"))
    sign_in(organiser.email)
    assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == 422


@pytest.mark.django_db(transaction=True)
def test_taking_it_away_asks_once_more_who_is_there(client):
    organiser = UserFactory(organiser=True)
    client.force_login(organiser, "django.contrib.auth.backends.ModelBackend")
    remove = reverse("mfa_deactivate_totp")

    asked = client.post(remove)
    assert asked.url.startswith("/fr/accounts/2fa/reauthenticate/")
    assert client.post(asked.url, {"code": "nonsense"}).status_code == 422
    assert Authenticator.objects.filter(user=organiser).exists()

    client.post(asked.url, {"code": code_for(), "next": remove})
    client.post(remove)
    assert not Authenticator.objects.filter(user=organiser).exists()
    assert client.get("/fr/accounts/").url == SET_UP


@pytest.mark.django_db(transaction=True)
def test_a_first_second_factor_ends_sign_ins_made_without_one(client, sign_in, code_in):
    person = UserFactory(email="amal@example.org")
    sign_in(person.email)
    elsewhere = Client()
    asked = elsewhere.post("/fr/accounts/login/", {"login": person.email})
    elsewhere.post(asked.url, {"code": code_in(person.email)})
    assert elsewhere.get("/fr/accounts/").status_code == 200

    form = client.get(reverse("mfa_activate_totp")).context["form"]
    client.post(reverse("mfa_activate_totp"), {"code": code_for(form.secret)})

    assert elsewhere.get("/fr/accounts/").status_code == 302
    assert client.get("/fr/accounts/").status_code == 200


def test_a_passkey_must_check_who_holds_it(client):
    client.force_login(UserFactory())

    options = client.get(reverse("mfa_add_webauthn")).context["js_data"]["creation_options"]
    asked = client.get(
        reverse("mfa_login_webauthn"), headers={"Accept": "application/json"}
    ).status_code

    selection = options["publicKey"]["authenticatorSelection"]
    assert selection["userVerification"] == "required"
    assert asked in (200, 302)


MADE_UP = ["", "{}", "[]", "null", '{"id": 1}', "nonsense", '"x"', '{"rawId": "!", "response": {}}']


@pytest.mark.parametrize("credential", MADE_UP)
def test_a_made_up_passkey_is_not_added(client, credential):
    person = UserFactory()
    client.force_login(person)
    client.get(reverse("mfa_add_webauthn"))

    form = {"name": "Mine", "credential": credential}
    assert client.post(reverse("mfa_add_webauthn"), form).status_code == 422
    assert not Authenticator.objects.filter(user=person).exists()


@pytest.mark.parametrize("credential", MADE_UP)
def test_a_made_up_passkey_is_refused(client, credential):
    answer = client.post(reverse("mfa_login_webauthn"), {"credential": credential})

    assert (answer.status_code, answer.url) == (302, "/fr/accounts/login/")
    assert "_auth_user_id" not in client.session


def test_a_passkey_of_brackets_without_end_is_refused(client):
    endless = "[" * 20_000

    assert client.post(reverse("mfa_login_webauthn"), {"credential": endless}).status_code == 302
    client.force_login(UserFactory())
    client.get(reverse("mfa_add_webauthn"))
    form = {"name": "Mine", "credential": endless}
    assert client.post(reverse("mfa_add_webauthn"), form).status_code == 422
