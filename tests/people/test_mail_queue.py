"""Mail is encrypted or stays where it is, with an alarm (V12-01)."""

import logging
import socketserver
import threading
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils.timezone import now
from django_tasks_db.models import DBTaskResult

from people.tasks import LAST_TRY, LONGEST_WAIT, _pause, deliver

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
    assert waiting.args_kwargs["kwargs"] == {**LETTER, "attachments": [], "tried": 1}
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
