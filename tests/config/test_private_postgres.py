"""The private server, by real processes: shared, stopped by the last, healed after kill -9."""

import json
import multiprocessing
import os
import pwd
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import environ
import psycopg
import pytest

from config.private_postgres import SERVER_USER, PrivatePostgres, database

# A fork has everything loaded already: the ordinary user may be unable to read it.
fork = multiprocessing.get_context("fork")
ROOT = Path(__file__).resolve().parents[2]
USE_IT = """
import json, sys
sys.path.insert(0, {site!r})
from pathlib import Path
from config.private_postgres import PrivatePostgres
server = PrivatePostgres(Path({data!r}))
server.start()
print(json.dumps({{"socket": str(server.socket_folder)}}), flush=True)
sys.stdin.readline()
server.leave()
"""


ONE_OF_A_RUN = """
import sys
sys.path.insert(0, {site!r})
from pathlib import Path
import environ
from config.private_postgres import database
print(database(environ.Env(), Path({folder!r}), throw_away=True, run={run!r})["HOST"], flush=True)
sys.stdin.readline()
"""


def worker(folder, monkeypatch, run="night"):
    """One process of a run, and the socket it was given."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    script = ONE_OF_A_RUN.format(site=str(ROOT / "site"), folder=str(folder), run=run)
    process = subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    return process, process.stdout.readline().strip()


class Neighbour:
    """Another process that uses the server until it is told to leave."""

    def __init__(self, data, **how):
        script = USE_IT.format(site=str(ROOT / "site"), data=str(data))
        self.process = subprocess.Popen(
            [sys.executable, "-c", script],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            **how,
        )
        self.socket = json.loads(self.process.stdout.readline())["socket"]

    def leave(self):
        self.process.communicate("\n", timeout=30)

    def die(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(timeout=10)
        self.process.stdin.close()
        self.process.stdout.close()


def ask(socket, question="select 1"):
    with psycopg.connect(host=socket, user="postgres", dbname="postgres") as connection:
        return connection.execute(question).fetchone()[0]


def answers(socket):
    try:
        return ask(socket) == 1
    except psycopg.OperationalError:
        return False


def use_as_ordinary_user(ordinary, data):
    """Become the user, for good, and use a server: runs in a process of its own."""
    os.setgroups([])
    os.setgid(ordinary.pw_gid)
    os.setuid(ordinary.pw_uid)
    server = PrivatePostgres(data)
    server.start()
    assert answers(str(server.socket_folder))
    server.leave()


@pytest.fixture
def folder():
    """A short path that the server's own user may pass through."""
    with tempfile.TemporaryDirectory(prefix="noria-pg-") as name:
        yield Path(name)


@pytest.fixture(scope="module")
def new_cluster():
    """What a first start makes, for others to begin with: making it takes a second each time."""
    with tempfile.TemporaryDirectory(prefix="noria-pg-") as name:
        first = PrivatePostgres(Path(name) / "postgres")
        first.start()
        first.leave()
        yield first.data


@pytest.fixture
def server(folder, new_cluster):
    server = PrivatePostgres(folder / "postgres")
    subprocess.run(["cp", "-a", new_cluster, folder], check=True)
    yield server
    server.leave()


def postmaster(data):
    return int((data / "postmaster.pid").read_text().splitlines()[0])


def test_the_last_to_leave_stops_the_server(server):
    neighbour = Neighbour(server.data)
    server.start()

    neighbour.leave()
    assert answers(neighbour.socket)

    server.leave()
    assert not answers(neighbour.socket)


def test_what_was_stored_is_there_at_the_next_start_and_is_forced_to_the_disk(server):
    server.start()
    with psycopg.connect(host=str(server.socket_folder), user="postgres") as connection:
        connection.execute("create table kept as select 7 as n")
    server.leave()

    server.start()

    assert ask(str(server.socket_folder), "select n from kept") == 7
    assert ask(str(server.socket_folder), "show fsync") == "on"
    assert ask(str(server.socket_folder), "show synchronous_commit") == "on"


def test_a_killed_user_leaves_nothing_to_clean_up(server):
    neighbour = Neighbour(server.data)
    neighbour.die()

    server.start()
    assert answers(neighbour.socket)

    server.leave()
    assert not answers(neighbour.socket)


def test_a_killed_server_heals_even_if_its_number_belongs_to_a_stranger(server):
    server.start()
    os.kill(postmaster(server.data), signal.SIGKILL)
    note = server.data / "postmaster.pid"
    lines = note.read_text().splitlines()
    # The worst case: after a crash the number in the note is that of a living, foreign process.
    note.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")

    server.start()

    assert answers(str(server.socket_folder))
    assert postmaster(server.data) != os.getpid()


def test_a_server_that_was_killed_this_very_moment_heals(server):
    server.start()
    os.kill(postmaster(server.data), signal.SIGKILL)

    server.start()

    assert answers(str(server.socket_folder))


def test_two_checkouts_do_not_disturb_each_other(folder):
    first, second = PrivatePostgres(folder / "a"), PrivatePostgres(folder / "b")
    first.start()
    second.start()

    first.leave()

    assert not answers(str(first.socket_folder))
    assert answers(str(second.socket_folder))
    second.leave()


def test_the_workers_of_one_run_share_a_server_that_goes_with_the_last(folder, monkeypatch):
    first, socket = worker(folder, monkeypatch)
    second, same = worker(folder, monkeypatch)
    assert same == socket

    first.communicate("\n", timeout=30)
    assert answers(socket)

    second.communicate("\n", timeout=30)
    assert not answers(socket)
    assert not list(folder.glob("postgres-*"))


def test_what_a_killed_run_left_is_thrown_away_by_a_later_one(folder, monkeypatch):
    killed, socket = worker(folder, monkeypatch)
    killed.kill()
    killed.communicate(timeout=30)
    left = folder / "postgres-night.users"
    os.utime(left, (0, 0))

    later, its_own = worker(folder, monkeypatch, run="morning")
    assert not answers(socket)
    assert not left.exists()

    later.communicate("\n", timeout=30)
    assert its_own
    assert not list(folder.glob("postgres-*"))


def test_a_path_too_long_for_a_socket_is_no_obstacle(folder):
    deep = folder / ("d" * 60) / ("e" * 60)
    deep.mkdir(parents=True)
    server = PrivatePostgres(deep / "postgres")

    server.start()

    assert answers(str(server.socket_folder))
    server.leave(remove=True)
    assert not server.data.exists()
    assert not server.socket_folder.exists()


def test_the_socket_is_closed_to_everybody_else(server):
    server.start()

    assert (server.socket_folder / ".s.PGSQL.5432").stat().st_mode & 0o077 == 0
    assert server.data.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_root_lets_another_user_run_it_and_an_ordinary_user_runs_it_alone(server, folder):
    server.start()
    assert server.data.stat().st_uid == pwd.getpwnam(SERVER_USER).pw_uid
    server.leave()

    home = folder / "ordinary"
    home.mkdir()
    folder.chmod(0o755)
    ordinary = pwd.getpwnam("nobody")
    os.chown(home, ordinary.pw_uid, ordinary.pw_gid)
    alone = fork.Process(target=use_as_ordinary_user, args=(ordinary, home / "postgres"))
    alone.start()
    alone.join(timeout=60)

    assert alone.exitcode == 0
    assert (home / "postgres").stat().st_uid == ordinary.pw_uid
    assert not (home / "postgres" / "postmaster.pid").exists()


def test_with_a_named_database_nothing_is_started(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgresql://somebody@db.example/noria")

    named = database(environ.Env(), tmp_path)

    assert named["HOST"] == "db.example"
    assert list(tmp_path.iterdir()) == []
