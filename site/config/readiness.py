"""Whether what was deployed is whole: asked once, when a server starts."""

import time

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

# How long a server waits for a database that starts at the same time, in seconds.
PATIENCE = 30


def refuse_bad_deploy() -> None:
    """Raise ``ImproperlyConfigured`` if static files or migrations are missing."""
    read_manifest = getattr(staticfiles_storage, "read_manifest", None)
    if read_manifest and read_manifest() is None:
        raise ImproperlyConfigured("Static files are missing: run `manage.py collectstatic`.")
    waiting = _missing_migrations(time.monotonic() + PATIENCE)
    if waiting:
        raise ImproperlyConfigured(
            f"The database is behind: run `manage.py migrate` ({', '.join(waiting)})."
        )


def _missing_migrations(deadline: float) -> list[str]:
    while True:
        try:
            executor = MigrationExecutor(connection)
        except OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(1)
            continue
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        connection.close()
        return [str(migration) for migration, _backwards in plan]
