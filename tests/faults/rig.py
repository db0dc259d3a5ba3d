"""Real processes to hurt: a PostgreSQL of one's own, and the site on it."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from config.private_postgres import PrivatePostgres
from tests import migrated

ROOT = Path(__file__).resolve().parents[2]


class Postgres(PrivatePostgres):
    """A private server that can be killed, frozen and restarted."""

    @property
    def url(self) -> str:
        return f"postgresql://postgres@/postgres?host={self.socket_folder}"

    def processes(self) -> list[psutil.Process]:
        number = int((self.data / "postmaster.pid").read_text().splitlines()[0])
        parent = psutil.Process(number)
        return [parent, *parent.children(recursive=True)]

    def freeze(self) -> None:
        self._send(signal.SIGSTOP)

    def thaw(self) -> None:
        self._send(signal.SIGCONT)

    def kill(self) -> None:
        """Kill it as a power cut would: every process, no word to any."""
        processes = self.processes()
        for process in processes:
            with suppress(psutil.NoSuchProcess):  # a child that went with its parent
                process.kill()
        psutil.wait_procs(processes, timeout=10)

    def _send(self, number: signal.Signals) -> None:
        for process in self.processes():
            with suppress(psutil.NoSuchProcess):  # a child whose work was done
                process.send_signal(number)

    def restart(self) -> None:
        self._run("pg_ctl", "restart", "-w", "-m", "fast", "-l", self._log, "-o", self._options())


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    text: str
    seconds: float


class Site:
    """The site in a process of its own, served by uvicorn as in production."""

    def __init__(self, database: str, settings: str = "tests.faults.site_settings") -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": settings,
            "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
            "DATABASE_URL": database,
        }

    def migrate(self) -> None:
        if not migrated.pour_into(self.environment["DATABASE_URL"]):
            assert self._python("manage.py", "migrate", "--verbosity", "0").wait() == 0

    def start(self) -> "Site":
        self.process = self._python(
            "-m", "uvicorn", "config.asgi:application", "--port", str(self.port),
            "--ws", "websockets-sansio", "--lifespan", "off", "--log-level", "critical",
        )  # fmt: skip
        self.wait_for(200)
        return self

    def get(self, path: str, timeout: float = 30) -> Answer:
        started = time.monotonic()
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            line.request("GET", path)
            answer = line.getresponse()
            text = answer.read().decode()
        finally:
            line.close()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, headers, text, time.monotonic() - started)

    def wait_for(self, status: int, path: str = "/healthz", seconds: float = 60) -> None:
        """Ask until the site answers with a status."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            assert self.process.poll() is None, "the site's process ended"
            try:
                if self.get(path).status == status:
                    return
            except OSError:
                pass
            time.sleep(0.1)
        raise AssertionError(f"{path} did not answer {status} within {seconds} s")

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(10)

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(20)

    def _python(self, *arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, *arguments], env=self.environment, cwd=ROOT)
