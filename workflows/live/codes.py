"""Join codes, and the name of one life of a log."""

import secrets

from common.ids import short_code

LENGTH = 6


def new_code() -> str:
    """Draw a join code of six signs; the table refuses the rare one that is taken."""
    return short_code(LENGTH)


def normalised(typed: str) -> str:
    """Return a code as people mean it: capitals, without the spaces and dashes they typed."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())[:12]


def new_epoch() -> str:
    """Name one life of a log; it changes when a log is restored, so nobody resumes a dead one."""
    return secrets.token_hex(8)
