"""Join codes: short enough to read aloud, without signs that look like another."""

import secrets

# No 0/O, 1/I/L: a code is read from a projector and typed on a phone.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 6


def new_code() -> str:
    """Draw a join code of six signs (about 890 million of them) from the system's randomness."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def normalised(typed: str) -> str:
    """Return a code as people mean it: capitals, without the spaces and dashes they typed."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())[:12]


def new_epoch() -> str:
    """Name one life of a log; it changes when a log is restored, so that nobody resumes a dead one."""
    return secrets.token_hex(8)
