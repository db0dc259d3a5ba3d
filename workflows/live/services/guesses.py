"""Finding a session by its code, without letting anybody try codes until one fits."""

from django.core.cache import cache

from workflows.live.models import Session
from workflows.live.queries.sessions import behind_code

MISSES = 10
WINDOW = 15 * 60  # seconds


class TooManyGuesses(Exception):
    """An address has tried too many codes that do not exist."""


def session_behind(typed: str, address: str) -> Session | None:
    """Return the session of a code, ``None`` (and one guess less) when there is none.

    Public sessions are listed anyway, so their codes are no secret and cost no guess. Raises
    ``TooManyGuesses`` after ten misses from an address in a quarter of an hour.
    """
    session = behind_code(typed)
    if session is not None and session.access == Session.Access.PUBLIC:
        return session
    if misses_of(address) >= MISSES:
        raise TooManyGuesses
    if session is None:
        _missed(address)
    return session


def misses_of(address: str) -> int:
    return int(cache.get(_key(address), 0))


def _missed(address: str) -> None:
    # add() then incr() are each atomic, so two guesses at once count as two.
    cache.add(_key(address), 0, WINDOW)
    cache.incr(_key(address))


def _key(address: str) -> str:
    return f"live.misses.{address.replace(':', '-')}"
