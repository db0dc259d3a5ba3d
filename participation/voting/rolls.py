"""The one way from a person to the roll, and none back without the vote's own key."""

import hmac


def person_key(roll_key: bytes, person: str) -> str:
    """Return the key of a person on the roll of one vote: HMAC-SHA-256 of a stable name.

    ``person`` says where the name comes from, as in ``account:12`` or ``census:4711``. The same
    person has unrelated keys in two votes, and none at all once a vote's key is wiped.
    """
    return hmac.digest(roll_key, person.encode(), "sha256").hex()
