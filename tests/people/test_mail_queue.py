"""Mail is encrypted or stays where it is, with an alarm (V12-01); it leaves once (REL-08, -09)."""

import logging
import socketserver
import threading
from datetime import timedelta
from time import monotonic
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.utils.timezone import now
from django_tasks_db.models import DBTaskResult

from people.models import Notice
from people.services import mail, notices
from people.services.queue import take_up_lost
from people.tasks import LAST_TRY, LONGEST_WAIT, _pause, deliver
from tests.factories.people import UserFactory

# Django drops the line to a server it will not talk to without closing it.
LEFT_TO_THE_COLLECTOR = pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")

LETTER = {"to": "amal@example.org", "subject": "Code", "text": "123456", "html": "<p>123456</p>"}


class OpenServer(socketserver.StreamRequestHandler):
    """A mail server that has never heard of STARTTLS; it writes down what it is told."""

    def handle(self):
        self.say("220 mail.example")
        for line in self.rfile:
            self.server.heard.append(line)
            word = line.strip().upper()
            self.say("221 bye" if word == b"QUIT" else "250 mail.example")
            if word == b"QUIT":
                return

    def say(self, words):
        self.wfile.write(f"{words}\r\n".encode())


@pytest.fixture
def open_server():
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), OpenServer) as server:
        server.heard = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def queue(settings, open_server):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = open_server.server_address
    settings.EMAIL_USE_TLS = True
    return DBTaskResult.objects


@LEFT_TO_THE_COLLECTOR
@pytest.mark.django_db(transaction=True)
def test_a_server_without_encryption_gets_nothing_and_the_mail_stays_queued(
    queue, open_server, caplog
):
    deliver.enqueue(**LETTER)

    with caplog.at_level(logging.CRITICAL, logger="noria.mail"):
        call_command("db_worker", batch=True, interval=0, verbosity=0)

    heard = b"".join(open_server.heard)
    assert b"EHLO" in heard.upper()
    assert b"123456" not in heard
    assert b"amal" not in heard
    (waiting,) = queue.filter(status="READY")
    assert waiting.args_kwargs["kwargs"] == {
        **LETTER,
        "attachments": [],
        "headers": None,
        "tried": 1,
    }
    assert waiting.run_after > now()
    assert "SMTPNotSupportedError" in caplog.text
    assert "amal" not in caplog.text


@LEFT_TO_THE_COLLECTOR
@pytest.mark.django_db(transaction=True)
def test_the_last_try_keeps_its_reason(queue):
    deliver.enqueue(**LETTER, tried=LAST_TRY - 1)

    call_command("db_worker", batch=True, interval=0, verbosity=0)

    (kept,) = queue.filter(status="FAILED")
    assert "SMTPNotSupportedError" in kept.exception_class_path
    assert not queue.filter(status="READY").exists()


def test_pauses_grow_and_end():
    pauses = [_pause(tried) for tried in range(LAST_TRY - 1)]

    assert pauses == sorted(pauses)
    assert pauses[0] == timedelta(minutes=1)
    assert max(pauses) == LONGEST_WAIT


class Server(socketserver.StreamRequestHandler):
    """A mail server that answers as it is told: `refuse` maps words to answers."""

    def handle(self):
        self.say("220 mail.example")
        for line in self.rfile:
            word = line.split(b" ")[0].strip().upper().decode()
            refused = self.server.refuse.get(word)
            if word == "DATA" and not refused:
                self.say("354 go on")
                letter = b"".join(iter(self.rfile.readline, b".\r\n"))
                refused = self.server.refuse.get("LETTER")
                if not refused:
                    self.server.letters.append(letter.decode())
            self.say(refused or ("221 bye" if word == "QUIT" else "250 yes"))
            if word == "QUIT":
                return

    def say(self, words):
        self.wfile.write(f"{words}\r\n".encode())


@pytest.fixture
def server(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_USE_TLS = False
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Server) as server:
        server.refuse, server.letters = {}, []
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def work():
    DBTaskResult.objects.filter(status="READY").update(run_after=now())
    call_command("db_worker", batch=True, interval=0, verbosity=0, max_tasks=1)


@LEFT_TO_THE_COLLECTOR
@pytest.mark.parametrize(
    "trouble",
    [
        {"RCPT": "451 come back later"},
        {"MAIL": "421 too many"},
        {"LETTER": "452 no room"},
    ],
)
@pytest.mark.django_db(transaction=True)
def test_what_a_server_cannot_take_now_leaves_once_when_it_can(server, trouble):
    mail.send("people/mail/proof", to="amal@example.org", context={"code": "123456"})
    (number,) = DBTaskResult.objects.values_list("args_kwargs", flat=True)
    server.refuse = trouble

    work()
    work()
    assert server.letters == []
    assert DBTaskResult.objects.filter(status="READY").count() == 1

    server.refuse = {}
    work()
    work()
    (letter,) = server.letters
    assert f"Message-ID: {number['kwargs']['headers']['Message-ID']}" in letter
    assert not DBTaskResult.objects.filter(status="READY").exists()


@LEFT_TO_THE_COLLECTOR
@pytest.mark.parametrize(
    "trouble", [{"RCPT": "550 nobody here"}, {"LETTER": "554 we do not want it"}]
)
@pytest.mark.django_db(transaction=True)
def test_what_a_server_will_never_take_stops_and_says_why(server, trouble):
    mail.send("people/mail/proof", to="amal@example.org", context={"code": "123456"})
    server.refuse = trouble

    work()

    (kept,) = DBTaskResult.objects.all()
    assert kept.status == "FAILED"
    assert kept.exception_class_path.startswith("smtplib.SMTP")


@LEFT_TO_THE_COLLECTOR
@pytest.mark.django_db(transaction=True)
def test_a_server_that_is_away_holds_up_no_request(server, client, settings):
    UserFactory(email="amal@example.org")
    settings.EMAIL_PORT = 9

    begun = monotonic()
    asked = client.post("/fr/accounts/login/", {"login": "amal@example.org"})

    assert asked.status_code == 302
    assert monotonic() - begun < 5
    assert server.letters == []
    work()
    assert DBTaskResult.objects.filter(status="READY").count() == 1


@LEFT_TO_THE_COLLECTOR
@pytest.mark.django_db(transaction=True)
def test_what_a_killed_worker_held_is_taken_up_and_done_once(server):
    mail.send("people/mail/proof", to="amal@example.org", context={"code": "123456"})
    held = {"status": "RUNNING", "started_at": now() - timedelta(minutes=5)}
    DBTaskResult.objects.update(**held)
    assert take_up_lost() == 0

    DBTaskResult.objects.update(started_at=now() - timedelta(minutes=31))
    call_command("take_up_lost")
    work()
    work()

    assert len(server.letters) == 1
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"
    assert take_up_lost() == 0


def test_a_digest_and_its_mark_are_one(monkeypatch):
    """Whoever is killed in the middle leaves all of it to the next run, or nothing."""
    person = UserFactory()
    notices.choose(person=person, when="daily")
    notices.tell(people=[person.pk], key="k", kind="?", thing="proposal:1", url="/", names={})

    def killed(*_args, **_kwargs):
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr("people.services.mail.deliver", SimpleNamespace(enqueue=killed))
        with pytest.raises(SystemExit):
            notices.send_digests()
    assert Notice.objects.get().mailed_at is None
    assert notices.send_digests() == 1
    assert notices.send_digests() == 0
