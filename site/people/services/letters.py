"""Letters that one person sets off and another gets: one of a kind, to an address, in ten minutes.

Counted in the cache the sign-in limits live in, which a table stands in for while it is away.
"""

from datetime import timedelta
from hashlib import sha256

from django.core.cache import cache
from django.utils.translation import gettext as _

from common import clock
from common.durations import time_to_wait
from common.exceptions import TooSoon

REST = timedelta(minutes=10)


def may_go(*, kind: str, to: str, source: object = "") -> bool:
    """Tell whether a letter may go to an address now, and note that it does.

    Of many at once one may. ``source`` is who sets it off, where it is not all the same who does.
    """
    until = (clock.now() + REST).timestamp()
    return cache.add(_key(kind, to, source), until, REST.total_seconds())


def require_rest(*, kind: str, to: str, source: object = "") -> None:
    """Ask whoever sets off a letter to wait, if one of the kind has just gone to that address.

    Raises:
        TooSoon: with the time to wait.

    """
    if may_go(kind=kind, to=to, source=source):
        return
    until = cache.get(_key(kind, to, source)) or clock.now().timestamp()
    wait = max(timedelta(0), timedelta(seconds=until - clock.now().timestamp()))
    words = _("Such a mail has just gone to this address. You can send another %(again)s.")
    raise TooSoon(words % {"again": time_to_wait(wait)}, wait=wait)


def _key(kind: str, to: str, source: object) -> str:
    # No address stands in the cache.
    whom = sha256(f"{source}\n{to.strip().casefold()}".encode()).hexdigest()
    return f"letter:{kind}:{whom}"
