from email.message import EmailMessage

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import get_connection
from django.core.mail.message import EmailMultiAlternatives
from django.core.management import CommandError, call_command
from django.db import ProgrammingError

from demo.services.filling import refuse_outside_the_demo
from people.services.accounts import ensure_user


@pytest.fixture
def amal():
    return ensure_user(email="amal@noria.example", pseudonym="Amal", language="ar")


@pytest.fixture
def send(settings, tmp_path):
    """Send a mail as the demo does: into a folder."""
    settings.EMAIL_FILE_PATH = tmp_path

    def send(subject, text):
        connection = get_connection("django.core.mail.backends.filebased.EmailBackend")
        EmailMultiAlternatives(
            subject, text, "noria@noria.example", ["amal@noria.example"], connection=connection
        ).send()

    return send


def test_one_click_signs_a_demo_person_in_and_nobody_else(client, amal):
    refused = client.post("/fr/demo/", {"account": "somebody-else"})
    assert refused.status_code == 200
    assert "_auth_user_id" not in client.session

    client.post("/fr/demo/", {"account": "amal"})

    assert client.session["_auth_user_id"] == str(amal.pk)


def test_outside_the_demo_its_doors_stay_shut(client, amal, settings):
    settings.NORIA_DEMO = False

    with pytest.raises(ImproperlyConfigured):
        client.post("/fr/demo/", {"account": "amal"})
    with pytest.raises(ImproperlyConfigured):
        refuse_outside_the_demo()
    with pytest.raises(ImproperlyConfigured):
        call_command("demo")


def test_the_mails_it_sent_can_be_read_newest_first_and_are_shown_as_text(client, send):
    send("Your code", "The code is 123456")
    send("<script>alert(1)</script>", "Second <b>mail</b>")

    page = client.get("/fr/demo/mail/").text

    assert "The code is 123456" in page
    assert "<script>alert(1)" not in page
    assert "Second &lt;b&gt;mail&lt;/b&gt;" in page


def test_a_mail_without_plain_text_is_no_obstacle(client, send, tmp_path):
    message = EmailMessage()
    message["Subject"], message["To"] = "Only a picture", "amal@noria.example"
    message["Date"] = "Mon, 23 Nov 2026 18:00:00 -0000"
    message.add_attachment(b"x", maintype="image", subtype="png")
    (tmp_path / "one.log").write_bytes(bytes(message))

    assert "Only a picture" in client.get("/fr/demo/mail/").text


def test_without_mails_the_page_says_how_to_get_one(client, send):
    assert "No mail yet" in client.get("/fr/demo/mail/").text


def test_data_of_another_version_is_refused_with_the_way_out(monkeypatch):
    def fail(*_args, **_options):
        raise ProgrammingError("column does not exist")

    monkeypatch.setattr("demo.management.commands.demo.refuse_outside_the_demo", lambda: None)
    monkeypatch.setattr("demo.management.commands.demo.signal.signal", lambda *_: None)
    monkeypatch.setattr("demo.management.commands.demo.call_command", fail)

    with pytest.raises(CommandError, match="make demo FRESH=1"):
        call_command("demo")
