"""Films in pieces: players ask for a range of bytes, and some play nothing without an answer."""

import re

from django.http import HttpRequest, HttpResponse

from cms.models import SiteDocument

PIECE = 1024 * 1024
RANGE = re.compile(r"^bytes=(\d*)-(\d*)$")


def piece_of(film: SiteDocument, request: HttpRequest) -> HttpResponse | None:
    """Answer the range of bytes that is asked for, at most a megabyte of it (RFC 9110, 14).

    None if no range, or one we do not understand, is asked for: the whole film is the answer then.
    """
    asked = RANGE.match(request.headers.get("Range", ""))
    size = film.file.size
    if not asked or asked.groups() == ("", ""):
        return None
    first, last = _bounds(asked[1], asked[2], size)
    if first >= size or last < first:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    return _piece(film, first, last, size)


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    if not first:
        return max(size - min(int(last), PIECE), 0), size - 1
    start = int(first)
    end = int(last) if last else size - 1
    return start, min(end, size - 1, start + PIECE - 1)


def _piece(film: SiteDocument, first: int, last: int, size: int) -> HttpResponse:
    with film.open_file() as file:
        file.seek(first)
        response = HttpResponse(file.read(last - first + 1), status=206)
    response["Content-Type"] = film.content_type
    response["Content-Range"] = f"bytes {first}-{last}/{size}"
    response["Accept-Ranges"] = "bytes"
    response["Content-Security-Policy"] = "default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    return response
