"""One migrated database a run, copied for each worker.

Running three hundred migrations takes half a minute of a core, copying what they made a second.
"""

import subprocess

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
            _migrate()
            # Under another name until it is whole: a worker may die in the middle.
            cursor.execute(f"ALTER DATABASE {BEING_MADE} RENAME TO {MADE}")
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE {MADE}")
    _work_in(name)


def pour_into(address: str) -> bool:
    """Fill an empty database elsewhere in the same way; say whether there was a copy to pour."""
    if not can_be_shared():
        return False
    host, user = (connection.settings_dict[name] for name in ("HOST", "USER"))
    source = ["-h", host, "-U", user, "--exclude-schema=pristine", MADE]
    with subprocess.Popen([programs() / "pg_dump", *source], stdout=subprocess.PIPE) as poured:
        fill = [programs() / "psql", "-qX", "-v", "ON_ERROR_STOP=1", "-d", address]
        subprocess.run(fill, stdin=poured.stdout, stdout=subprocess.DEVNULL, check=True)
    return True


def _migrate() -> None:
    connection.settings_dict["TEST"]["NAME"] = BEING_MADE
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    pristine.keep()
    connection.close()


def _work_in(name: str) -> None:
    for known in (connection.settings_dict, settings.DATABASES["default"]):
        known["NAME"] = known["TEST"]["NAME"] = name
    connection.ensure_connection()
