"""The site, and Redis, as processes of their own that a test may kill."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import quote, urlencode

from django.db import connection

ROOT = Path(__file__).resolve().parents[2]


def url_of_the_tests_database():
    """Name the tests' database for another process, wherever its server listens."""
    known = connection.get_connection_params()
    where = {name: known[name] for name in ("host", "port") if known.get(name)}
    secret = f":{quote(known['password'], safe='')}" if known.get("password") else ""
    return f"postgresql://{known['user']}{secret}@/{known['dbname']}?{urlencode(where)}"


class Process:
    """The site in a process of its own, on the database of the tests."""

    def __init__(self, **environment):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.faults.live_settings",
            "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
            "LIVE_TEST_ORIGIN": f"http://127.0.0.1:{self.port}",
            "DATABASE_URL": url_of_the_tests_database(),
            **environment,
        }

    def start(self):
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "uvicorn",
                "config.asgi:application",
                "--port",
                str(self.port),
                "--ws",
                "websockets-sansio",
                "--ws-per-message-deflate",
                "false",
                "--log-level",
                "warning",
                "--lifespan",
                "off",
            ],
            env=self.environment,
            cwd=ROOT,
        )
        deadline = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=2).close()
            except OSError:
                if time.monotonic() > deadline or self.process.poll() is not None:
                    self.kill()
                    raise
                time.sleep(0.1)
            else:
                return self

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Redis:
    """A Redis that keeps nothing: killed and started again, it comes back empty."""

    def __init__(self, program, folder):
        self.program, self.folder, self.port = program, folder, free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"

    def start(self):
        self.process = subprocess.Popen(
            [
                self.program,
                "--port",
                str(self.port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--appendonly",
                "no",
                "--dir",
                str(self.folder),
            ],
            stdout=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + 10
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                assert time.monotonic() < deadline, "Redis did not start"
                time.sleep(0.05)
            else:
                return self

    def kill(self):
        self.process.kill()
        self.process.wait(10)
