"""Codes and receipts: short texts people can read aloud, copy by hand and check.

Both use Crockford's base 32 (no I, L, O or U). A code has 100 random bits. A receipt is the first
60 bits of a hash that fixes the ballot's content, plus one check character; it says nothing about
the content to anybody who does not hold the ballot beside it.
"""

import secrets
from collections.abc import Sequence
from hashlib import sha256

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 20
RECEIPT_LENGTH = 12
_MISREAD = str.maketrans("OIL", "011", " -\u2010\u2011\u2013\u00a0\t\r\n\u200e\u200f")


def new_code() -> str:
    """Return 20 random characters (100 bits)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def new_nonce() -> str:
    """Return 128 random bits in hexadecimal."""
    return secrets.token_hex(16)


def normalised(text: str) -> str:
    """Undo what hands and eyes do to codes: small letters, blanks, hyphens, O for 0, I for 1."""
    return text.upper().translate(_MISREAD)


def grouped(text: str, size: int = 4) -> str:
    """Break a code or receipt into groups for reading: ``ABCD-EFGH``."""
    return "-".join(text[i : i + size] for i in range(0, len(text), size))


def code_hash(vote: str, code: str) -> str:
    """Return what the server keeps of a code: SHA-256 of the vote's id and the code."""
    return sha256(f"{vote}\n{code}".encode()).hexdigest()


def receipt(design: str, nonce: str, choices: Sequence[str]) -> str:
    """Return the receipt of a ballot: 12 characters of a hash and a check character.

    ``design`` is the SHA-256 of the vote's design, so receipts of two votes never agree.
    """
    content = ",".join(choices)
    number = int.from_bytes(sha256(f"{design}\n{nonce}\n{content}".encode()).digest()[:8]) >> 4
    letters = "".join(ALPHABET[number >> shift & 31] for shift in range(55, -1, -5))
    return letters + check_character(letters)


def check_character(letters: str) -> str:
    """Return the Luhn check character modulo 32: finds one wrong letter and most swaps."""
    total = 0
    for place, letter in enumerate(reversed(letters)):
        product = ALPHABET.index(letter) * (2 if place % 2 == 0 else 1)
        total += product // 32 + product % 32
    return ALPHABET[-total % 32]


def is_receipt(text: str) -> bool:
    """Tell whether a normalised text has the form of a receipt and a right check character."""
    if len(text) != RECEIPT_LENGTH + 1 or any(letter not in ALPHABET for letter in text):
        return False
    return check_character(text[:-1]) == text[-1]
