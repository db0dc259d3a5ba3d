"""Is everything still as it was written? Each floor checks its own; `manage.py verify` asks all."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import QuerySet

from thread.queries import ends_of

# Sentences that each say what is wrong; none when all is well.
Check = Callable[[], Iterable[str]]
# Which of these keys stand for something there is.
Known = Callable[[list[str]], set[str]]
_checks: dict[str, Check] = {}
_things: dict[str, Known] = {}


def register(name: str, check: Check) -> None:
    """Add a check; its name is what `manage.py verify` shows."""
    _checks[name] = check


def register_things(kind: str, known: Known) -> None:
    """Let a floor say which ends of threads of a kind exist."""
    _things[kind] = known


def rows_of(rows: QuerySet[Any]) -> Known:
    """Look things up by their number among rows; one query each time it is asked."""

    def known(keys: list[str]) -> set[str]:
        numbers = [key for key in keys if key.isdecimal()]
        return {str(pk) for pk in rows.filter(pk__in=numbers).values_list("pk", flat=True)}

    return known


def verify() -> dict[str, list[str]]:
    """Run every check; return by name what is wrong."""
    return {name: list(check()) for name, check in _checks.items()}


def orphans() -> list[str]:
    """Name the ends of threads that stand for nothing; two queries a kind and floor."""
    return [
        f"{kind} {key} stands on a thread and is nowhere"
        for kind, known in _things.items()
        for keys in [ends_of(kind)]
        for key in sorted(set(keys) - known(keys))
    ]
