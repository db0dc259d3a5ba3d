"""How long things about people live. One command runs the whole table: `manage.py retain`."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

logger = logging.getLogger("noria.retention")


@dataclass(frozen=True)
class Rule:
    """What goes (in words for administrators), after how long, and who does it."""

    name: str
    after: str
    apply: Callable[[], int]


_rules: list[Rule] = []


def register(name: str, after: str, apply: Callable[[], int]) -> None:
    """Add a rule: `apply` does what is due now and returns how many rows went or changed."""
    _rules.append(Rule(name, after, apply))


def rules() -> list[Rule]:
    """List the table of rules."""
    return list(_rules)


def retain() -> dict[str, int | None]:
    """Apply every rule; return how many rows each took, None for one that failed.

    A rule that fails keeps none of the others from running.
    """
    taken: dict[str, int | None] = {}
    for rule in _rules:
        try:
            taken[rule.name] = rule.apply()
        except Exception:
            logger.exception("This rule of retention failed: %s", rule.name)
            taken[rule.name] = None
    return taken
