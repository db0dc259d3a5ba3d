"""Every page: Wagtail serves it, once it is found."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.models import Page, Site
from wagtail.views import serve as serve_page

from cms.queries.routing import way_to


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Serve the page of an address. Wagtail would look for it step by step."""
    slugs = path.split("/")[:-1]
    site = Site.find_for_request(request)
    if site and (way := way_to(site, slugs)):
        request._wagtail_route_for_request = _route(request, way, slugs)  # type: ignore[attr-defined]  # noqa: SLF001
    return serve_page(request, path)


def _route(request: HttpRequest, way: list[Page], slugs: list[str]) -> Any:
    """Let the last page on the way answer for what is left of the address."""
    page = way[-1].specific
    if len(way) > 1:
        page._cached_parent_obj = way[-2]  # noqa: SLF001 -- as Wagtail's own route does
    return page.route(request, slugs[len(way) - 1 :])
