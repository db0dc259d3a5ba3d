import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from people.models import AuditEvent
from people.services.audit import record, truncated
from tests.factories.people import UserFactory


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:aaaa:bbbb:cccc::1", "2001:db8:aaaa::/48"),
        ("nonsense", ""),
        ("", ""),
    ],
)
def test_addresses_are_cut_to_their_network(address, network):
    assert truncated(address) == network


@pytest.mark.parametrize("secret", ["code", "Password", "token", "choices"])
def test_secrets_do_not_get_in(secret):
    with pytest.raises(ValueError, match="Secrets"):
        record(action="x", actor=None, detail={secret: "1"})

    assert not AuditEvent.objects.exists()


def test_a_visitor_is_nobody():
    assert record(action="x", actor=AnonymousUser()).actor_id is None


def test_an_event_is_not_deleted_by_hand():
    with pytest.raises(TypeError):
        record(action="x", actor=None).delete()


def test_signing_in_and_out_is_written_down_without_codes(client, sign_in, code_in):
    person = UserFactory(email="amal@example.org")

    sign_in(person.email, HTTP_X="1")
    client.post(reverse("account_logout"))

    events = AuditEvent.objects.filter(actor=person).order_by("pk")
    assert [event.action for event in events] == ["signin.ok", "signout"]
    assert {event.network for event in events} == {"127.0.0.0/24"}
    assert events[0].detail == {"methods": ["code"]}
    assert code_in(person.email) not in str(list(AuditEvent.objects.values()))


def test_joining_is_written_down(client):
    client.post("/fr/accounts/signup/", {"email": "amal@example.org", "pseudonym": "Amal"})

    assert AuditEvent.objects.filter(action="account.made").count() == 1


def test_a_failed_guess_is_written_down_whoever_it_was_about(client):
    client.post("/fr/accounts/login/", {"login": "nobody@example.org"})
    client.post("/fr/accounts/login/code/confirm/", {"code": "000000"})

    event = AuditEvent.objects.get(action="signin.failed")
    assert event.actor is None
    assert "nobody@example.org" not in str(event.detail) + event.target
