"""Twelve people vote over HTTP while the site and its database are killed, again and again."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from config.private_postgres import PrivatePostgres
from participation.voting.receipts import code_hash, normalised
from tests import migrated

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

ROOT = Path(__file__).resolve().parents[2]
BALLOTS = [["bench"], ["clinic"], ["bench", "garden"], ["garden"]]


class House:
    """A private PostgreSQL and the site on it, both in processes that may be killed."""

    def __init__(self, folder):
        self.site = None
        self.postgres = PrivatePostgres(folder / "postgres")
        self.postgres.start()
        address = f"postgresql://postgres@/postgres?host={self.postgres.socket_folder}"
        migrated.pour_into(address)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
            "DATABASE_URL": address,
            "NORIA_VAR": str(folder / "var"),
        }

    def step(self, name):
        command = [sys.executable, "-m", "tests.faults.voting_steps", name]
        done = subprocess.run(
            command, env=self.environment, cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr[-2000:]
        return json.loads(done.stdout.splitlines()[-1])

    def start(self):
        command = [sys.executable, "-m", "uvicorn", "config.asgi:application"]
        self.site = subprocess.Popen(
            [*command, "--port", str(self.port), "--log-level", "critical", "--lifespan", "off"],
            env=self.environment,
            cwd=ROOT,
        )

    def kill_site(self):
        if self.site is None:
            return
        self.site.send_signal(signal.SIGKILL)
        self.site.wait(10)

    def kill_postgres(self):
        number = int((self.postgres.data / "postmaster.pid").read_text().splitlines()[0])
        os.kill(number, signal.SIGKILL)
        # Nobody can tell a server that is just dying from one that runs.
        while Path(f"/proc/{number}").exists():
            time.sleep(0.05)


class Voter(threading.Thread):
    """Casts one ballot after another with one code, and remembers what was acknowledged."""

    def __init__(self, house, address, code, stop):
        super().__init__()
        self.url = f"http://127.0.0.1:{house.port}{address}"
        self.code, self.stop = code, stop
        # What was acknowledged last, and what was sent after it without an answer.
        self.receipt, self.allowed, self.acknowledged = None, [], 0

    def run(self):
        turn = 0
        client = httpx.Client(timeout=15)
        while not self.stop.is_set():
            turn += 1
            choices = BALLOTS[turn % len(BALLOTS)]
            with suppress(httpx.HTTPError):
                if not client.cookies.get("csrftoken"):
                    client.get(self.url)
                self.cast(client, choices)
            time.sleep(0.02)
        client.close()

    def cast(self, client, choices):
        data = {
            "code": self.code,
            "choices": choices,
            "step": "cast",
            "csrfmiddlewaretoken": client.cookies.get("csrftoken", ""),
        }
        self.allowed.append(choices)
        response = client.post(self.url, data=data)
        if response.status_code == 200 and "data-code" in response.text:
            found = re.search(r"data-code>([^<]+)<", response.text)
            self.receipt = normalised(found.group(1))
            self.allowed, self.acknowledged = [choices], self.acknowledged + 1


def test_kill_9_of_site_and_database_loses_and_doubles_no_acknowledged_ballot(tmp_path_factory):
    # A short name: the socket's path has a limit.
    house = House(tmp_path_factory.mktemp("v"))
    stop = threading.Event()
    voters = []
    try:
        vote = house.step("prepare")
        house.start()
        voters = [Voter(house, vote["address"], code, stop) for code in vote["codes"]]
        for voter in voters:
            voter.start()
        wait_until_heard(voters)

        for killed in (["site"], ["postgres"], ["site", "postgres"]):
            if "site" in killed:
                house.kill_site()
            if "postgres" in killed:
                house.kill_postgres()
                house.postgres.start()
            if "site" in killed:
                house.start()
            wait_until_heard(voters)

        stop.set()
        for voter in voters:
            voter.join(30)
        stored = house.step("stored")
    finally:
        stop.set()
        try:
            house.kill_site()
        finally:
            house.postgres.leave(remove=True)

    assert Counter(hash_ for hash_, _choices, _receipt in stored).most_common(1)[0][1] == 1
    by_code = {hash_: (choices, receipt) for hash_, choices, receipt in stored}
    for voter in voters:
        choices, receipt = by_code[code_hash(vote["vote"], voter.code)]
        assert choices in voter.allowed
        if len(voter.allowed) == 1:
            assert receipt == voter.receipt
    assert len(stored) == 12


def wait_until_heard(voters, seconds=90):
    """Wait until every voter has had another ballot acknowledged."""
    before = [voter.acknowledged for voter in voters]
    deadline = time.monotonic() + seconds
    while any(v.acknowledged < n + 2 for v, n in zip(voters, before, strict=True)):
        assert time.monotonic() < deadline, "the site did not come back"
        time.sleep(0.1)
