"""A worker dies by kill -9 in the middle of its work: what it held is done once (REL-09)."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from datetime import timedelta
from socketserver import ThreadingTCPServer

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils.timezone import now
from django_tasks_db.models import DBTaskResult

from people.models import Export, MailChoice, Notice
from people.services import exports, mail, notices
from tests.factories.people import UserFactory
from tests.faults.processes import ROOT, url_of_the_tests_database
from tests.people.test_mail_queue import Server

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PATIENCE = 60


class SlowServer(Server):
    """A mail server that waits before it says that it has a letter."""

    def say(self, words):
        if words.startswith("354"):
            self.server.asked.set()
            self.server.go_on.wait(PATIENCE)
        super().say(words)


@pytest.fixture
def post_office():
    with ThreadingTCPServer(("127.0.0.1", 0), SlowServer) as server:
        server.daemon_threads = True
        server.refuse, server.letters = {}, []
        server.asked, server.go_on = threading.Event(), threading.Event()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.go_on.set()
        server.shutdown()


@pytest.fixture(autouse=True)
def _queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def start(post_office):
    """Start ``manage.py …`` in a process of its own; whatever still runs at the end is ended."""
    started = []

    def start(*command):
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.faults.worker_settings",
            "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
            "DATABASE_URL": url_of_the_tests_database(),
            "MAIL_PORT": str(post_office.server_address[1]),
        }
        program = [sys.executable, "manage.py", *command]
        started.append(subprocess.Popen(program, env=environment, cwd=ROOT))
        return started[-1]

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
            process.wait(10)


def kill(process):
    assert process.poll() is None, "it ended before it could be killed"
    process.send_signal(signal.SIGKILL)
    process.wait(10)


def until(holds):
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def statuses():
    return sorted(DBTaskResult.objects.values_list("status", flat=True))


@contextmanager
def held(model, **which):
    """Hold a row, so that whoever wants to change it stands still at a known point."""
    with transaction.atomic():
        row = model.objects.select_for_update().get(**which)
        yield row


def waits_for_a_lock():
    with connection.cursor() as cursor:
        # Within a transaction, what was seen once is shown again.
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
            "AND wait_event_type = 'Lock'"
        )
        return cursor.fetchone()[0] > 0


def half_an_hour_later():
    DBTaskResult.objects.filter(status="RUNNING").update(started_at=now() - timedelta(minutes=31))
    call_command("take_up_lost")


def test_a_mail_and_an_export_a_killed_worker_held_are_done_once(start, post_office):
    mail.send("people/mail/proof", to="amal@example.org", context={"code": "123456"})
    worker = start("db_worker", "--interval", "0.2")
    assert post_office.asked.wait(PATIENCE)
    kill(worker)
    post_office.go_on.set()
    assert post_office.letters == []
    assert statuses() == ["RUNNING"]  # administrators see it, and the log names it

    half_an_hour_later()
    worker = start("db_worker", "--interval", "0.2")
    until(lambda: statuses() == ["SUCCESSFUL"])
    assert len(post_office.letters) == 1

    person = UserFactory()
    exports.ask_for_export(person=person)
    with held(Export, person=person):
        until(waits_for_a_lock)
        kill(worker)
    until(lambda: not waits_for_a_lock())
    # The database may have finished what it was asked before it noticed that nobody listens.
    before = Export.objects.get().made_at

    half_an_hour_later()
    worker = start("db_worker", "--interval", "0.2")
    until(lambda: statuses() == ["SUCCESSFUL"] * 2)
    export = Export.objects.get()
    assert export.data["account"]["email"] == person.email
    assert export.made_at
    assert before in {None, export.made_at}
    assert len(post_office.letters) == 1


def test_a_digest_whose_sender_is_killed_goes_whole_or_not_at_all(start, post_office):
    post_office.go_on.set()
    person = UserFactory()
    notices.choose(person=person, when="daily")
    for number in range(3):
        notices.tell(
            people=[person.pk],
            key=f"k{number}",
            kind="process_invited",
            thing=f"process:{number}",
            url="/",
            names={"title": "Words"},
        )

    with held(MailChoice, person=person):
        sender = start("tell_followers")
        until(waits_for_a_lock)
        kill(sender)
    until(lambda: not waits_for_a_lock())
    assert Notice.objects.filter(mailed_at=None).count() == 3
    assert not DBTaskResult.objects.filter(task_path__endswith="deliver").exists()

    assert start("tell_followers").wait(PATIENCE) == 0
    assert start("tell_followers").wait(PATIENCE) == 0
    assert not Notice.objects.filter(mailed_at=None).exists()
    assert DBTaskResult.objects.filter(task_path__endswith="deliver").count() == 1
