"""Pages as strangers get them, kept in memory until something they may show changes.

Each process keeps its own. Whether a page is still fresh is asked of the database, so that a
page is stale for all processes in the moment a change is committed in one, or in a command.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from cms.queries.freshness import freshness, number_and_end
from common import clock

#: A change nobody told of (somebody at the database's own prompt) is seen after so long.
LONGEST = timedelta(seconds=60)
#: For so long a page may show supports and comments as they were counted.
COUNTS_STAND = timedelta(seconds=5)
LARGEST = 512 * 1024
PAGES = "wagtail_serve"
#: An answer that differs by anything else is not kept. Neither cookies nor fragments come here.
VARIES_BY = {"cookie", "accept-encoding", "hx-request", "hx-boosted"}


@dataclass(frozen=True)
class Kept:
    """One answer: what it says, and as long as what it may be given out."""

    number: int
    until: datetime
    headers: dict[str, str]
    body: bytes

    def is_fresh(self) -> bool:
        """Tell whether nothing has changed since. One query, none if its time is over."""
        return clock.now() < self.until and self.number == freshness()

    def response(self) -> HttpResponse:
        return HttpResponse(self.body, headers=self.headers)


class PageCacheMiddleware:
    """Answer strangers with kept pages: no session, no cookie, no query string, no fragment."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        key = key_of(request) if settings.NORIA_PAGE_CACHE else ""
        if not key:
            return self.get_response(request)
        kept: Kept | None = caches["pages"].get(key)
        if kept and kept.is_fresh():
            return kept.response()
        response = self.get_response(request)
        begun: tuple[int, datetime] | None = getattr(request, "freshness", None)
        if begun and is_for_everybody(request, response):
            body: bytes = getattr(response, "content", b"")
            kept = Kept(*begun, dict(response.headers), body)
            caches["pages"].set(key, kept, LONGEST.total_seconds())
        return response

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> None:
        """Read the number before anything of the page is: what changes meanwhile is seen."""
        match = request.resolver_match
        if settings.NORIA_PAGE_CACHE and match and match.view_name == PAGES and key_of(request):
            request.freshness = number_and_end(LONGEST)  # type: ignore[attr-defined]


def keep_shortly(request: HttpRequest | None) -> None:
    """Let a page that shows counts of people grow old in seconds.

    Supports and comments come too fast to make every kept page stale one by one.
    """
    begun: tuple[int, datetime] | None = getattr(request, "freshness", None)
    if request is not None and begun:
        request.freshness = (begun[0], min(begun[1], clock.now() + COUNTS_STAND))  # type: ignore[attr-defined]


def key_of(request: HttpRequest) -> str:
    """Name the page that is asked for, or "" if the answer may be one person's own.

    Scheme and host belong to the name, because a page says them in its links; nothing else that
    a stranger could send along has a say in what a page is.
    """
    if request.method not in {"GET", "HEAD"} or request.META.get("QUERY_STRING"):
        return ""
    if request.COOKIES or "HX-Request" in request.headers or "Authorization" in request.headers:
        return ""
    try:
        name = f"{request.scheme}://{request.get_host()}{request.path}"
    except DisallowedHost:
        return ""
    return blake2b(name.encode(), digest_size=20).hexdigest()


def is_for_everybody(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Tell whether an answer is a whole public page that anybody else would get alike."""
    private = {"no-store", "private"} & set(response.get("Cache-Control", "").split(", "))
    varies = {name.strip().lower() for name in response.get("Vary", "").split(",") if name}
    return (
        request.method == "GET"
        and isinstance(response, HttpResponse)
        and response.status_code == 200
        and hasattr(request, "shown_page")
        and not response.cookies
        and not private
        and varies <= VARIES_BY
        and len(response.content) <= LARGEST
    )
