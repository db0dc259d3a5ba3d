"""What people see when something broke: a page of ours, and 503 where waiting helps."""

import sys
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.utils.translation import get_language_from_request, override

RETRY_AFTER_SECONDS = "10"


def server_error(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    """Answer 503 with Retry-After while the database is away, 500 for everything else.

    Django calls this inside its ``except`` block, wherever in the stack the error came from.
    """
    error = sys.exc_info()[1]
    if isinstance(error, OperationalError | InterfaceError):
        response = _page(request, 503)
        response["Retry-After"] = RETRY_AFTER_SECONDS
        return response
    return _page(request, 500)


def _page(request: HttpRequest, status: int) -> HttpResponse:
    # Without the request no context processor runs, so nothing asks the database again.
    with override(get_language_from_request(request, check_path=True)):
        try:
            text = render_to_string(f"{status}.html")
        except TemplateDoesNotExist:
            return HttpResponse(f"{status}", status=status, content_type="text/plain")
    response = HttpResponse(text, status=status)
    response["Cache-Control"] = "no-store"
    return response
