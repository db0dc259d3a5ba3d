"""A Merkle tree over lines of text, as in RFC 6962 section 2.1 (SHA-256).

Leaves and nodes are hashed with different prefixes, so that no node can be passed off as a leaf.
"""

from collections.abc import Sequence
from hashlib import sha256


def _leaf(line: str) -> bytes:
    return sha256(b"\x00" + line.encode()).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def _levels(lines: Sequence[str]) -> list[list[bytes]]:
    levels = [[_leaf(line) for line in lines]]
    while len(levels[-1]) > 1:
        below = levels[-1]
        above = [_node(below[i], below[i + 1]) for i in range(0, len(below) - 1, 2)]
        levels.append(above + below[len(above) * 2 :])
    return levels


def root(lines: Sequence[str]) -> str:
    """Return the root of the lines in the order given, in hexadecimal."""
    if not lines:
        return sha256(b"").hexdigest()
    return _levels(lines)[-1][0].hex()


def proof(lines: Sequence[str], place: int) -> list[tuple[str, str]]:
    """Return the neighbours, bottom up, that lead from one line to the root.

    Each is ``("left" | "right", hash)``. Raises ``IndexError`` for a place outside the lines.
    """
    if not 0 <= place < len(lines):
        raise IndexError(place)
    path = []
    for level in _levels(lines)[:-1]:
        neighbour = place ^ 1
        if neighbour < len(level):
            path.append(("left" if neighbour < place else "right", level[neighbour].hex()))
        place //= 2
    return path


def proves(line: str, path: Sequence[tuple[str, str]], expected_root: str) -> bool:
    """Tell whether the path leads from the line to the root."""
    reached = _leaf(line)
    for side, neighbour in path:
        other = bytes.fromhex(neighbour)
        reached = _node(other, reached) if side == "left" else _node(reached, other)
    return reached.hex() == expected_root
