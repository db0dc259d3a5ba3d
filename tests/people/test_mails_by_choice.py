"""No mail nobody chose, and one press stops them; a link does one thing (PRIV-07, V9-01)."""

import re
from datetime import timedelta

import pytest
from django.core import mail, signing
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from people.models import AuditEvent, MailChoice, Notice
from people.services import notices
from tests.factories.participation import ProposalFactory
from tests.factories.people import UserFactory

FORM = "application/x-www-form-urlencoded"
ONE_CLICK = {"data": "List-Unsubscribe=One-Click", "content_type": FORM}


def told(person, key="k"):
    notices.tell(
        people=[person.pk], key=key, kind="comment_posted", thing="proposal:1", url="/fr/",
        names={"name": "Amal", "title": "A bench"},
    )  # fmt: skip


def test_who_never_chose_gets_no_mail_and_is_asked(client):
    person = UserFactory()
    told(person)

    assert notices.send_digests() == 0
    assert mail.outbox == []
    client.force_login(person)
    assert "#mails" in client.get(reverse("people:me")).text
    page = client.get(reverse("people:notices")).text
    assert re.search(r'value="none"[^>]*checked', page)


def test_the_first_follow_asks_and_keeps_what_was_chosen_with_a_proof(client):
    person, proposal = UserFactory(), ProposalFactory()
    client.force_login(person)
    door = reverse("people:follow", kwargs={"kind": "proposal", "pk": proposal.pk})

    assert 'name="when"' in client.get(door).text
    client.post(door, {"follow": "1", "when": "daily"})

    assert MailChoice.objects.get(person=person).when == "daily"
    proof = AuditEvent.objects.get(action="mails.chosen")
    assert (proof.actor, proof.detail, proof.network) == (person, {"when": "daily"}, "127.0.0.0/24")
    client.post(door, {"follow": "0"})
    assert 'name="when"' not in client.get(door).text
    assert client.post(door, {"follow": "1", "when": "hourly"}).status_code == 422


def test_mails_begin_with_what_happens_after_the_choice():
    person = UserFactory()
    told(person, "before")
    notices.choose(person=person, when="daily")
    assert notices.send_digests() == 0

    told(person, "after")
    assert notices.send_digests() == 1
    assert Notice.objects.filter(mailed_at=None).count() == 0


def letter_to(person):
    notices.choose(person=person, when="at_once")
    told(person, f"k{timezone.now().timestamp()}")
    return mail.outbox[-1]


def test_one_press_in_a_mail_program_stops_the_mails_of_one_person():
    person, other = UserFactory(), UserFactory()
    letter_to(other)
    letter = letter_to(person)
    address = re.fullmatch(r"<http://[^/]+(/.*)>", letter.extra_headers["List-Unsubscribe"])[1]
    program = Client(enforce_csrf_checks=True)

    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert program.get(address).status_code == 405
    assert program.post(address).status_code == 422
    assert MailChoice.objects.get(person=person).when == "at_once"
    assert program.post(address, **ONE_CLICK).status_code == 204
    assert MailChoice.objects.get(person=person).when == "none"
    assert MailChoice.objects.get(person=other).when == "at_once"
    assert not program.cookies


@pytest.mark.parametrize("name", ["people:stop-mails", "people:stop-at-once"])
def test_a_link_does_one_thing_for_one_person_for_ninety_days(client, name, monkeypatch):
    person, other = UserFactory(), UserFactory()
    notices.choose(person=person, when="daily")
    token = notices.stop_token(person)
    of_another_purpose = signing.dumps(person.pk, salt="something.else")
    of_another_person = signing.dumps(other.pk, salt="something.else")

    for bad in (of_another_purpose, of_another_person, token[:-1], token + "x", "1"):
        door = reverse(name, kwargs={"token": bad})
        assert client.post(door, **ONE_CLICK).status_code == 404
    monkeypatch.setattr(notices, "STOP_DAYS", -1)
    assert client.post(reverse(name, kwargs={"token": token}), **ONE_CLICK).status_code == 404
    assert MailChoice.objects.get(person=person).when == "daily"
    monkeypatch.undo()
    assert client.post(reverse(name, kwargs={"token": token}), **ONE_CLICK).status_code < 300
    assert "_auth_user_id" not in client.session
    assert timedelta(days=notices.STOP_DAYS) == timedelta(days=90)


def test_a_mail_loads_nothing_and_follows_nobody():
    """No picture, no script, no link that tells who opened it (PRIV-05)."""
    letter = letter_to(UserFactory())
    html = letter.alternatives[0][0]

    assert not re.search(r"<(img|script|link|iframe|object)\b|url\(|@import", html)
    hosts = set(re.findall(r"https?://([^/\"'<> ]+)", html + letter.body))
    assert hosts == {"localhost:8000"}
