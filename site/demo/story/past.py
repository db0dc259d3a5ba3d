"""What the story tells happened on its own day, not in the minute in which the demo is filled."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from common import clock
from participation.models import OpenFile
from participation.services.open_files import keep_open_data


@contextmanager
def on(moment: datetime) -> Iterator[None]:
    """Let services believe that it is another moment; nobody else uses a demo being filled."""
    now = clock.now
    clock.now = lambda: moment
    try:
        yield
    finally:
        clock.now = now


def keep_open_data_on(moment: datetime) -> None:
    """Keep the tables as they were that night; what is written since is read as it stands."""
    if OpenFile.objects.filter(made_at=moment).exists():
        return
    with on(moment):
        keep_open_data()
    # Nobody keeps the demo's each night: its newest tables would stay behind for good.
    OpenFile.objects.filter(has_words=True).delete()
