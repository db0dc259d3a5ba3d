"""Keep a file whole or not at all, and take back what a failed step has written."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.db import transaction

_written: ContextVar[list[tuple[Any, str]] | None] = ContextVar("written", default=None)


class CarefulStorage(FileSystemStorage):
    """Files on a disk. A full disk, or a sender who goes away, leaves no half of a file."""

    def _save(self, name: str, content: File) -> str:
        known = Path(self.path(name)).exists()
        try:
            kept = super()._save(name, content)  # type: ignore[misc]
        except BaseException:
            if not known:
                Path(self.path(name)).unlink(missing_ok=True)
            raise
        written = _written.get()
        if written is not None:
            written.append((self, kept))
        return kept


class CarefulUploadHandler(TemporaryFileUploadHandler):
    """What comes in lies in a file meanwhile; where there is no room for it, it goes at once."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        try:
            return super().receive_data_chunk(raw_data, start)
        except OSError:
            self.file.close()  # which deletes it
            raise


@contextmanager
def nothing_half_kept() -> Iterator[None]:
    """Keep rows and files together: when a step fails, both are as they were before.

    May stand inside another: the outer one then takes back the files of both.
    """
    outer = _written.get()
    mine: list[tuple[Any, str]] = []
    token = _written.set(mine)
    try:
        with transaction.atomic():
            yield
    except BaseException:
        for storage, name in mine:
            with suppress(OSError):
                storage.delete(name)
        raise
    finally:
        _written.reset(token)
    if outer is not None:
        outer.extend(mine)
