"""What the story tells happened on its own day, not in the minute in which the demo is filled."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from common import clock


@contextmanager
def on(moment: datetime) -> Iterator[None]:
    """Let services believe that it is another moment; nobody else uses a demo being filled."""
    now = clock.now
    clock.now = lambda: moment
    try:
        yield
    finally:
        clock.now = now
