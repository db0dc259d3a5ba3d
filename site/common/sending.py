"""Send a file piece by piece (`SENDFILE_BACKEND`): Django would hold all of it in memory."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from asgiref.sync import sync_to_async
from django.http import FileResponse, HttpRequest, HttpResponseBase, HttpResponseNotModified
from django.utils.http import http_date
from django.views.static import was_modified_since


class InPieces(FileResponse):
    """A file for servers of both kinds: each piece is read when the one before has been sent."""

    block_size = 256 * 1024

    async def __aiter__(self) -> AsyncIterator[bytes]:
        pieces = iter(self)
        read = sync_to_async(lambda: next(pieces, None))
        while (piece := await read()) is not None:
            yield piece


def sendfile(request: HttpRequest, filename: str, **_kwargs: Any) -> HttpResponseBase:
    """Answer a file, or that it has not changed. Wagtail adds its kind and its name."""
    changed = Path(filename).stat().st_mtime
    if not was_modified_since(request.headers.get("If-Modified-Since"), int(changed)):
        return HttpResponseNotModified()
    return InPieces(Path(filename).open("rb"), headers={"Last-Modified": http_date(changed)})
