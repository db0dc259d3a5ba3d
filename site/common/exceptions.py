from datetime import timedelta
from math import ceil


class RuleBroken(Exception):
    """What a person asked for is against a rule; the message says which, in their language."""

    status = 409


class TooSoon(RuleBroken):
    """What a person asked for is allowed again after a while: ``wait``."""

    status = 429

    def __init__(self, sentence: str, *, wait: timedelta) -> None:
        super().__init__(sentence)
        self.wait = wait

    @property
    def seconds(self) -> int:
        return max(1, ceil(self.wait.total_seconds()))


def require(holds: object, otherwise: str) -> None:
    """Raise ``RuleBroken`` with a sentence unless something holds."""
    if not holds:
        raise RuleBroken(otherwise)
