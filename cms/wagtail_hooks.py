"""What we add to Wagtail."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from wagtail import hooks

from cms import editing_hooks, event_hooks  # noqa: F401 -- hooks register themselves
from cms.choosers import CHOOSERS
from cms.models import SiteDocument
from cms.queries.files import is_open_to
from cms.views.films import piece_of
from cms.views.previews import preview
from cms.viewsets import ContactMessageViewSet

AFTER_PERMISSIONS = 100


@hooks.register("before_serve_document", order=AFTER_PERMISSIONS - 1)
def refuse_files_of_closed_pages(document: SiteDocument, request: HttpRequest) -> None:
    if not is_open_to(request, document):
        raise Http404


@hooks.register("before_serve_document", order=AFTER_PERMISSIONS)
def serve_films_in_pieces(document: SiteDocument, request: HttpRequest) -> HttpResponse | None:
    return piece_of(document, request) if document.content_type.startswith("video/") else None


@hooks.register("register_admin_viewset")
def open_our_own_rooms() -> list:
    return [ContactMessageViewSet("contact_messages"), *CHOOSERS]


@hooks.register("register_admin_urls", order=-1)
def draw_known_sizes_only() -> list[URLPattern]:
    """Stand before Wagtail's own door, which draws whatever size it is asked for."""
    return [path("images/<int:image_id>/preview/<str:filter_spec>/", preview)]
