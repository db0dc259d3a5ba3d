"""How long the site waits for its database before it tells people to come back."""

from typing import Any

CONNECT_SECONDS = 3
LIMITS = {
    "statement_timeout": "20s",
    "lock_timeout": "10s",
    "idle_in_transaction_session_timeout": "30s",
}


def guarded(database: dict[str, Any]) -> dict[str, Any]:
    """Add time limits to a database's settings, so that no request waits for ever.

    Connections are made anew for each request: under ASGI every request has a thread of its own.
    """
    limits = " ".join(f"-c {name}={value}" for name, value in LIMITS.items())
    options = database.get("OPTIONS", {})
    return {
        **database,
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "connect_timeout": CONNECT_SECONDS,
            **options,
            "options": f"{limits} {options.get('options', '')}".strip(),
        },
    }
