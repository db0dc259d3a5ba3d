"""What somebody may have looked for who came to an address that leads nowhere.

The search stands on an upper floor and registers itself here. Error pages must work whatever else
does not, so nothing that goes wrong here is anybody's problem but the log's.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest

logger = logging.getLogger("noria.errors")


@dataclass(frozen=True)
class Suggestion:
    """One public thing: its title in the language it is written in, and its address."""

    title: str
    url: str
    kind: str
    language: str


@dataclass(frozen=True)
class Suggestions:
    """The words that were found in an address, and what a search for them found."""

    words: str = ""
    things: Sequence[Suggestion] = ()


Find = Callable[[HttpRequest], Suggestions]
_registered: list[Find] = []


def register(find: Find) -> Find:
    """Let a floor suggest things; the one that came last is asked."""
    _registered[:] = [find]
    return find


def suggested(request: HttpRequest) -> Suggestions:
    """Return what somebody may have looked for; nothing if that cannot be found out."""
    try:
        for find in _registered:
            return find(request)
    except Exception:  # an error page never fails for want of suggestions
        logger.warning("No suggestions for a page that is not there", exc_info=True)
    return Suggestions()
