"""Names for things: short codes people read aloud, and identifiers nobody can guess."""

import secrets
import uuid

# No vowels (no words by accident), no sign that is mistaken for another: 0 O, 1 I L, 5 S, 8 B.
CODE_ALPHABET = "CDFGHJKMNPQRTVWXYZ234679"


def short_code(length: int = 6) -> str:
    """Make a random code of ``length`` letters and digits that survives being read aloud.

    Each place holds one of 24 signs (4.58 bits): six places are 191 million codes. Not unique by
    itself: the caller's constraint decides. Raises ValueError below four places.
    """
    if length < 4:
        raise ValueError("A code of fewer than four places is guessed too easily.")
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(length))


def new_uuid() -> uuid.UUID:
    """Make a random identifier (UUID 4, RFC 9562): it tells neither when nor in which order."""
    return uuid.uuid4()


def new_secret() -> str:
    """Make a secret for a link: 256 random bits, written in 43 signs that stand in an address."""
    return secrets.token_urlsafe(32)
