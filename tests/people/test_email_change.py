import pytest
from django.core import mail

from people.models import AuditEvent
from tests.factories.people import UserFactory

EMAIL, CONFIRM = "/fr/accounts/email/", "/fr/accounts/email/confirm/"


@pytest.fixture
def amal(client):
    person = UserFactory(email="old@example.org")
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return person


def test_a_new_address_counts_once_its_code_is_typed_and_the_old_one_is_told(client, amal, code_in):
    client.post(EMAIL, {"email": "New@Example.org", "action_add": ""})
    amal.refresh_from_db()
    assert amal.email == "old@example.org"
    assert client.post(CONFIRM, {"code": "nonsense"}).status_code == 422

    client.post(CONFIRM, {"code": code_in("new@example.org")})

    amal.refresh_from_db()
    assert amal.email == "new@example.org"
    assert [a.email for a in amal.emailaddress_set.all()] == ["new@example.org"]
    assert any(m.to == ["old@example.org"] and "new@example.org" in m.body for m in mail.outbox)
    assert AuditEvent.objects.filter(action="email.changed", actor=amal).exists()


def test_the_address_of_somebody_else_is_neither_taken_nor_betrayed(client, amal):
    other = UserFactory(email="other@example.org")

    to_known = client.post(EMAIL, {"email": other.email, "action_add": ""})
    client.post(CONFIRM, {"code": "000000"})
    client.post(EMAIL, {"email": other.email, "action_remove": ""})

    amal.refresh_from_db()
    other.refresh_from_db()
    assert to_known.status_code == 302
    assert (amal.email, other.email) == ("old@example.org", "other@example.org")


@pytest.mark.parametrize("address", ["", "nonsense", "a@b", "x" * 300 + "@example.org"])
@pytest.mark.usefixtures("amal")
def test_a_bad_address_is_said_at_the_field(client, address):
    answer = client.post(EMAIL, {"email": address, "action_add": ""})

    assert answer.status_code == 422
    assert "email" in answer.context["form"].errors
