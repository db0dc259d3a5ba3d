"""Pages for when something went wrong: in the reader's language, with a number to quote.

They must work with no database, no session and no middleware, so they ask for nothing. Only where
nothing was found is something suggested, and left out if it cannot be had.
"""

import errno
import logging
import sys
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from common.context import bare_frame
from common.ids import short_code
from common.languages import language_of
from common.suggestions import suggested

logger = logging.getLogger("noria.errors")
DATABASE_AWAY = (OperationalError, InterfaceError)
# Of the disk, of what this account may use of it, of what this process may write into one file.
DISK_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def error_page(
    request: HttpRequest, status: int, *, retry_after: int | None = None, **more: Any
) -> HttpResponse:
    """Answer with the error page of ``status``. Never queries.

    There is one for 400, 403, 404, 413, 429, 500, 503 and 507. The number to quote stands in the
    log line too: a report finds its traceback by it.
    ``retry_after`` is in seconds and becomes the header of that name; ``more`` is for the template.
    """
    quote = short_code(8)
    language = language_of(request)
    with translation.override(language):
        context = {"status": status, "quote": quote, **more, **bare_frame(request)}
        response = HttpResponse(render_to_string(f"{status}.html", context), status=status)
    response["Content-Language"] = language
    response["Cache-Control"] = "no-store"
    if retry_after is not None:
        response["Retry-After"] = str(retry_after)
    level = logging.ERROR if status >= HTTPStatus.INTERNAL_SERVER_ERROR else logging.INFO
    logger.log(level, "Error page %s, number %s", status, quote)
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that it was not understood; words longer than any field takes are too large (413)."""
    if isinstance(exception, RequestDataTooBig):
        return error_page(request, 413, words=True)
    return error_page(request, 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    known = settings.SESSION_COOKIE_NAME in request.COOKIES
    return error_page(request, 403, known=known)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    logger.info("Refused a form: %s", reason)
    return permission_denied(request)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Say that nothing is there, and what may have been meant: the one error page that asks."""
    return error_page(request, 404, suggestions=suggested(request))


def too_many_requests(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Ask for patience: for as long as the limiter says (``retry_after``), or one minute."""
    return error_page(request, 429, retry_after=getattr(exception, "retry_after", 60))


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that it was our fault; a database that is away is a pause (503), not a fault (500).

    A disk that is full (507) takes nothing more, and everything that was there can be read.
    """
    fault = sys.exc_info()[1]
    if isinstance(fault, DATABASE_AWAY):
        return unavailable(request)
    if isinstance(fault, OSError) and fault.errno in DISK_FULL:
        return error_page(request, 507)
    return error_page(request, 500)


def unavailable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    return error_page(request, 503, retry_after=10)
