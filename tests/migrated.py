"""One migrated database a run, copied for each worker, and kept for the next run of the same code.

Running three hundred migrations takes half a minute of a core, copying what they made a second.
"""

import subprocess
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import connection

from config.private_postgres import programs
from tests import pristine

MADE = "migrated"
BEING_MADE = "being_migrated"


def can_be_shared() -> bool:
    """Whether there is a server that only the workers of this run use."""
    run = settings.NORIA_TEST_RUN
    return bool(run) and (settings.VAR_DIR / f"postgres-{run}").exists()


def use_a_copy(name: str) -> None:
    """Work in a new database as the migrations leave it; the first worker to come runs them."""
    with connection._nodb_cursor() as cursor:
        # One at a time, however long the first takes; the server forgets a lock with its holder.
        cursor.execute("SET lock_timeout = 0; SET statement_timeout = 0")
        cursor.execute("SELECT pg_advisory_lock(1)")
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [MADE])
        if not cursor.fetchone():
            if kept().exists():
                cursor.execute(f"CREATE DATABASE {BEING_MADE}")
                _pour(_address(BEING_MADE))
            else:
                _migrate()
            # Under another name until it is whole: a worker may die in the middle.
            cursor.execute(f"ALTER DATABASE {BEING_MADE} RENAME TO {MADE}")
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE {MADE}")
    _work_in(name)


def pour_into(address: str) -> bool:
    """Fill an empty database elsewhere in the same way; say whether there was one to pour."""
    if can_be_shared():
        _pour(address)
        return True
    return False


def kept() -> Path:
    """Say where a migrated database lies that this very code has made.

    What follows a migration (roles, permissions) comes from models and services: any line may
    change it.
    """
    code = sha256((settings.BASE_DIR / "uv.lock").read_bytes())
    for folder in ("site", "participation", "workflows", "cms"):
        for file in sorted((settings.BASE_DIR / folder).rglob("*.py")):
            code.update(f"{file}\n".encode() + file.read_bytes())
    return settings.VAR_DIR / f"migrated-{code.hexdigest()[:16]}.sql"


def _migrate() -> None:
    connection.settings_dict["TEST"]["NAME"] = BEING_MADE
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    pristine.keep()
    connection.close()
    for old in settings.VAR_DIR.glob("migrated-*.sql"):
        old.unlink()
    unfinished = kept().with_suffix(".part")
    with unfinished.open("wb") as file:
        source = ["-d", _address(BEING_MADE)]
        subprocess.run([programs() / "pg_dump", *source], stdout=file, check=True)
    unfinished.rename(kept())


def _pour(address: str) -> None:
    fill = [programs() / "psql", "-qX", "-v", "ON_ERROR_STOP=1", "-d", address]
    with kept().open("rb") as file:
        subprocess.run(fill, stdin=file, stdout=subprocess.DEVNULL, check=True)


def _address(name: str) -> str:
    host, user = (connection.settings_dict[part] for part in ("HOST", "USER"))
    return f"postgresql://{user}@/{name}?host={host}"


def _work_in(name: str) -> None:
    for known in (connection.settings_dict, settings.DATABASES["default"]):
        known["NAME"] = known["TEST"]["NAME"] = name
    connection.ensure_connection()
