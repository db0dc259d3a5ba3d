"""Refusals that hold for the whole site, whatever a view would say."""

import re
from collections.abc import Callable
from hashlib import blake2b
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotAllowed,
)
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.deprecation import MiddlewareMixin
from django.utils.translation import get_language
from django.views import View

from common.views.errors import error_page

METHODS = ("GET", "HEAD", "POST", "OPTIONS")
READS = ("GET", "HEAD")
# Pictures, films and documents have their own rules.
TEXTS = (
    "text/html", "application/json", "application/xml", "text/xml", "application/atom+xml",
    "text/calendar", "text/plain",
)  # fmt: skip
# Embeddings, overrides and isolates (U+202A-202E, U+2066-2069), written out or by their number.
TURNS = re.compile(
    rb"\xe2(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])"
    rb"|&#(?:0*(?:823[4-8]|829[4-7])|[xX]0*(?:202[a-eA-E]|206[6-9]));?"
)
# The translators' screen keeps each sentence with PUT and takes it back with DELETE.
TRANSLATING = "/cms/localize/translate/"
METHODS_OF_TRANSLATING = (*METHODS, "PUT", "DELETE")
# Doors below /cms/ which hold nothing of the editors': pictures, words, the way to sign in.
OPEN_TO_ALL = {"staff_sign_in", "wagtailadmin_sprite"}


class KnownMethodsMiddleware(MiddlewareMixin):
    """Answer 405 to every method the site has no use for; plain views would take TRACE for GET."""

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        translating = request.path.startswith(TRANSLATING)
        allowed = METHODS_OF_TRANSLATING if translating else METHODS
        return None if request.method in allowed else HttpResponseNotAllowed(allowed)


class RequestSizeMiddleware(MiddlewareMixin):
    """Answer 413, in words, to a request larger than the largest file we take.

    `deploy/nginx.conf` keeps its body back and says so in a header.
    """

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        said = request.META.get("CONTENT_LENGTH") or "0"
        cut = getattr(request, "scope", {}).get("noria.cut", False)
        refused = cut or "X-Too-Large" in request.headers
        if refused or not said.isdecimal() or int(said) > settings.NORIA_LARGEST_REQUEST:
            return error_page(request, 413)
        return None


class EditorsOnlyMiddleware(MiddlewareMixin):
    """Refuse Wagtail's rooms to people who are signed in but have no business there.

    Wagtail would send them to the sign-in page, which sends people who are signed in back.
    """

    def process_view(
        self,
        request: HttpRequest,
        _view: Callable[..., HttpResponse] | View,
        _args: tuple[str, ...],
        _kwargs: dict[str, str],
    ) -> None:
        match = request.resolver_match
        open_to_all = match is not None and match.view_name in OPEN_TO_ALL
        if open_to_all or not request.path.startswith("/cms/"):
            return
        if not request.user.is_authenticated:
            return
        if not request.user.has_perm("wagtailadmin.access_admin"):
            raise PermissionDenied

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Refuse a form that was sent by halves; Wagtail's blocks stumble over it."""
        by_halves = isinstance(exception, MultiValueDictKeyError)
        return error_page(request, 400) if by_halves and request.path.startswith("/cms/") else None


class KeepingMiddleware(MiddlewareMixin):
    """Say who may keep an answer: everybody what strangers get alike, nobody what is a person's.

    Whatever is kept is asked about again each time (``max-age=0`` with an ETag), so that nobody
    reads a stale page. Views that know better have said so already.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if getattr(request, "signed_out", False):
            response["Clear-Site-Data"] = '"cache", "storage"'
        if response.has_header("Cache-Control"):
            return response
        if response.cookies or settings.SESSION_COOKIE_NAME in request.COOKIES:
            response["Cache-Control"] = "private, no-store"
        elif request.method in READS and response.status_code == HTTPStatus.OK:
            if request.COOKIES:
                response["Cache-Control"] = "private, no-cache"
            else:
                return _for_everybody(request, response)
        else:
            # Where somebody is sent, and what was refused, depends on who asked and when.
            response["Cache-Control"] = "private, no-cache"
        return response


def _for_everybody(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    if not response.get("Content-Type", "").startswith(TEXTS):
        return response
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    patch_vary_headers(response, ["Cookie"])
    if not isinstance(response, HttpResponse):
        return response
    if not response.has_header("ETag"):
        digest = blake2b(response.content, digest_size=12).hexdigest()
        # Weak: the same page may be compressed in several ways.
        response["ETag"] = f'W/"{digest}"'
    return get_conditional_response(request, etag=response["ETag"], response=response) or response


class NothingTurnedMiddleware(MiddlewareMixin):
    """Leave out of every page the signs that turn the words around them round.

    Somebody's text could reverse what stands beside it, or look like other words than it holds.
    Whichever way it came in, it goes out here. Direction is for the markup to say (``bdi``,
    ``dir``); the marks that are letters of no width (U+200E, U+200F, U+061C) stay.
    """

    def process_response(self, _request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if response.streaming or not response.get("Content-Type", "").startswith("text/html"):
            return response
        straight = TURNS.sub(b"", response.content)
        if len(straight) != len(response.content):
            response.content = straight
            if response.has_header("Content-Length"):
                response["Content-Length"] = str(len(straight))
        return response


class OwnOriginMiddleware(MiddlewareMixin):
    """Keep other sites from embedding what we answer, and say its language."""

    def process_response(self, _request: HttpRequest, response: HttpResponse) -> HttpResponse:
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        # The redirect to an address with a language leaves before Django names one.
        response.headers.setdefault("Content-Language", get_language() or settings.LANGUAGE_CODE)
        return response
