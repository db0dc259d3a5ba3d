"""The contact form: people get through, machines do not, and nothing typed is lost."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core import mail, signing
from django.core.cache import cache
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.forms.contact import ContactForm
from cms.models import ContactMessage
from cms.services.contact import receive_message
from tests.factories.people import UserFactory

DOOR = "/fr/contact/"
PAYLOAD = '"><script>alert(1)</script>\r\nBcc: all@example.org'
WORDS = {
    "name": "Amel", "email": "amel@example.org", "subject": "Horaires",
    "text": "À quelle heure ouvre le bureau ?",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _nobody_was_here(settings):
    settings.NORIA_CONTACT = "team@example.org"
    cache.clear()
    yield
    cache.clear()


def opened(**ago):
    """Stamp the form as one that was opened some time ago."""
    with time_machine.travel(timezone.now() - timedelta(**ago), tick=False):
        return ContactForm.stamp()


def send(client, door=DOOR, **typed):
    return client.post(door, {**WORDS, "opened": opened(minutes=1), **typed})


@pytest.mark.django_db
def test_somebody_writes_and_it_is_kept_and_sent_on(client, django_capture_on_commit_callbacks):
    form = BeautifulSoup(client.get(DOOR).content, "html.parser").select_one("form[method=post]")

    with django_capture_on_commit_callbacks(execute=True):
        answer = send(client)
    kept = ContactMessage.objects.get()

    assert form.select_one("input[name=csrfmiddlewaretoken]")
    assert answer.status_code == 302
    assert client.get(answer["Location"]).status_code == 200
    assert (kept.name, kept.text, kept.language) == ("Amel", WORDS["text"], "fr")
    assert mail.outbox[0].to == ["team@example.org"]
    assert WORDS["text"] in mail.outbox[0].body
    assert "amel@example.org" in mail.outbox[0].body


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"email": "nobody"},
        {"email": ""},
        {"text": ""},
        {"text": "x" * 5001},
        {"homepage": "https://example.org/"},
        {"opened": ""},
        {"opened": "forged"},
        {"opened": signing.TimestampSigner(salt="elsewhere").sign("opened")},
    ],
)
def test_what_cannot_be_sent_comes_back_as_it_was_typed(client, wrong):
    answer = send(client, **wrong)
    page = BeautifulSoup(answer.content, "html.parser")

    assert answer.status_code == 422
    assert page.select_one(".form-errors")
    typed = {**WORDS, **wrong}
    assert page.select_one("input[name=subject]")["value"] == "Horaires"
    assert page.select_one("textarea[name=text]").text.strip() == typed["text"]
    assert not ContactMessage.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("ago", "status"), [(1, 422), (5, 302), (23 * 3600, 302), (90000, 422)])
def test_the_time_it_takes_to_write(client, ago, status):
    answer = send(client, opened=opened(seconds=ago))

    assert answer.status_code == status


@pytest.mark.django_db
def test_after_a_refusal_the_form_that_came_back_can_be_sent(client):
    refused = send(client, opened=opened(days=3))
    stamp = BeautifulSoup(refused.content, "html.parser").select_one("input[name=opened]")["value"]

    with time_machine.travel(timezone.now() + timedelta(seconds=5)):
        assert send(client, opened=stamp).status_code == 302


@pytest.mark.django_db
def test_hostile_words_stay_words_on_the_form_in_the_mail_and_in_the_rooms(
    client, home, django_capture_on_commit_callbacks
):
    del home
    hostile = {"name": PAYLOAD, "subject": PAYLOAD, "text": PAYLOAD}
    back = BeautifulSoup(send(client, **hostile, email="x").content, "html.parser")
    with django_capture_on_commit_callbacks(execute=True):
        send(client, **hostile)
    client.force_login(UserFactory(editor=True))
    kept = ContactMessage.objects.get()
    rooms = [
        client.get(reverse("contact_messages:index")),
        client.get(reverse("contact_messages:inspect", args=[kept.pk])),
    ]

    assert all(script.get("src") for script in back.find_all("script"))
    assert "<script>" not in mail.outbox[0].alternatives[0][0]
    assert "\n" not in mail.outbox[0].subject
    assert not [key for key in mail.outbox[0].extra_headers if key.lower() == "bcc"]
    for room in rooms:
        assert room.status_code == 200
        assert "<script>alert(1)" not in room.content.decode()


@pytest.mark.django_db
def test_editors_read_and_delete_messages_and_nobody_else_does(client, home):
    del home
    send(client)
    kept = ContactMessage.objects.get()
    doors = [reverse("contact_messages:index"), reverse("contact_messages:inspect", args=[kept.pk])]

    for role, statuses in {"translator": {302}, "organiser": {403}, "editor": {200}}.items():
        client.force_login(UserFactory(**{role: True}))
        assert {client.get(door).status_code for door in doors} == statuses, role
    assert client.get(reverse("contact_messages:edit", args=[kept.pk])).status_code == 302
    client.post(reverse("contact_messages:delete", args=[kept.pk]))
    assert not ContactMessage.objects.exists()


@pytest.mark.django_db
def test_advertising_is_kept_and_not_sent_on(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        send(client, text="http://a.example http://b.example www.c.example")

    assert ContactMessage.objects.get().is_suspicious
    assert not mail.outbox


@pytest.mark.django_db
def test_the_sixth_message_of_an_hour_waits_with_its_words(client):
    answers = [send(client, subject=f"Numéro {number}") for number in range(6)]

    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert answers[-1]["Retry-After"] == "3600"
    assert "Numéro 5" in answers[-1].content.decode()
    forwarded = client.post(
        DOOR,
        {**WORDS, "opened": opened(minutes=1)},
        headers={"x-forwarded-for": "203.0.113.9"},
    )
    assert forwarded.status_code == 429


@pytest.mark.django_db
def test_a_forged_form_of_another_site_is_refused():
    strict = Client(enforce_csrf_checks=True)

    assert send(strict).status_code == 403
    assert not ContactMessage.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_pressed_many_times_at_once_it_is_one_message():
    def press(_number):
        try:
            return receive_message(**WORDS, language="fr")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        new = list(pool.map(press, range(8)))

    assert sum(new) == 1
    assert ContactMessage.objects.count() == 1
