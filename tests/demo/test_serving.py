"""``manage.py demo --serve``, as ``make demo`` starts it: a process of its own, from nothing."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import psutil
import psycopg
import pytest

from config.private_postgres import PrivatePostgres

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

ROOT = Path(__file__).resolve().parents[2]
# Another address of this machine's own loopback: as far as "the network" goes in a test.
ELSEWHERE = "127.0.0.2"
# Rows that only note that somebody looked, or that a page was indexed.
NOTED = ["django_session", "people_auditevent", "wagtailsearch_indexentry"]
OPEN_FOR_LONG = """SELECT count(*) FROM participation_round
    WHERE closes_at > now() + interval '180 days'"""


class Demo:
    def __init__(self, folder, host="127.0.0.1"):
        with socket.create_server((host, 0)) as free:
            self.port = free.getsockname()[1]
        self.place, self.folder = f"{host}:{self.port}", folder
        self.address = f"http://{self.place}"
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "config.settings.demo",
            "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
            "NORIA_VAR": str(folder),
            "HOST": host,
            "PORT": str(self.port),
        }
        self.environment.pop("DATABASE_URL", None)
        serve = ["--serve", "--host", host, "--port", str(self.port)]
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "demo", *serve],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
        )

    def wait(self):
        while self.process.poll() is None:
            try:
                return httpx.get(f"{self.address}/fr/", timeout=5)
            except httpx.TransportError:
                time.sleep(0.2)
        raise AssertionError(self.process.stdout.read())

    def fill_again(self):
        """Fill once more, as after a stop half-way: every chapter runs again."""
        self.ask("UPDATE demo_filling SET finished_at = NULL RETURNING 1")
        again = [sys.executable, "manage.py", "demo"]
        done = subprocess.run(
            again, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    def ask(self, question):
        """Return the one value that the demo's database answers."""
        socket = PrivatePostgres(self.folder / "postgres").socket_folder
        where = {"host": str(socket), "user": "postgres", "dbname": "postgres"}
        with psycopg.connect(**where, autocommit=True) as connection:
            return connection.execute(question).fetchone()[0]

    def rows(self):
        """Count every row; what only notes that somebody looked is left out."""
        tables = f"""SELECT array_agg(table_name::text) FROM information_schema.tables
            WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
            AND table_name NOT IN ({", ".join(f"'{name}'" for name in NOTED)})"""
        return {name: self.ask(f'SELECT count(*) FROM "{name}"') for name in self.ask(tables)}

    def stop(self):
        postgres = int((self.folder / "postgres/postmaster.pid").read_text().splitlines()[0])
        self.process.send_signal(signal.SIGTERM)
        told, _ = self.process.communicate(timeout=60)
        return told, runs(postgres)

    def console(self):
        """Enter as the facilitator, in one click, and read the console of the session."""
        with httpx.Client(base_url=self.address, follow_redirects=True) as karim:
            page = karim.get("/fr/demo/").text
            token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
            karim.post("/fr/demo/", data={"account": "karim", "csrfmiddlewaretoken": token})
            return karim.get("/fr/live/NORIA7/console/").text


def runs(number):
    """Say whether a process goes on; one that takes its last breath is given the time."""
    try:
        psutil.Process(number).wait(10)
    except psutil.NoSuchProcess:
        return False
    except psutil.TimeoutExpired:
        return True
    return False


@pytest.fixture
def start():
    started = []

    def start(*arguments, **named):
        started.append(Demo(*arguments, **named))
        return started[-1]

    yield start
    for demo in started:
        if demo.process.poll() is None:
            demo.process.terminate()
            demo.process.communicate(timeout=60)


@pytest.mark.enable_socket
def test_it_fills_serves_and_stops_cleanly_and_opens_to_others_when_asked(start, tmp_path):
    demo = start(tmp_path)
    assert demo.wait().status_code == 200
    assert "DEBUG" not in httpx.get(f"{demo.address}/fr/nowhere/").text
    assert f"{demo.place}/live/NORIA7" in demo.console()
    for address in ["/ar/services/sfax-neighbourhood-care/thread/", "/it/processes/"]:
        assert httpx.get(f"{demo.address}{address}").status_code == 200

    filled = demo.rows()
    assert filled["participation_result"] == 2
    assert filled["participation_importedproposal"] == 28
    assert demo.ask(OPEN_FOR_LONG) >= 3
    assert "Filling" in demo.fill_again()
    assert demo.rows() == filled

    told, database_runs = demo.stop()
    assert (demo.process.returncode, database_runs) == (0, False)
    assert "NORIA7" in told
    assert demo.address in told

    # The second start fills nothing, and here it opens the demo to other machines.
    opened = start(tmp_path, host=ELSEWHERE)
    assert opened.wait().status_code == 200
    assert f"{opened.place}/live/NORIA7" in opened.console()
    told, database_runs = opened.stop()
    assert (opened.process.returncode, database_runs) == (0, False)
    assert "Filling" not in told
