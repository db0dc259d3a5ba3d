"""What we add to Wagtail."""

from django.http import HttpRequest, HttpResponse
from wagtail import hooks

from cms import editing_hooks  # noqa: F401 -- hooks register themselves
from cms.models import SiteDocument
from cms.views.films import piece_of
from cms.viewsets import ContactMessageViewSet

AFTER_PERMISSIONS = 100


@hooks.register("before_serve_document", order=AFTER_PERMISSIONS)
def serve_films_in_pieces(document: SiteDocument, request: HttpRequest) -> HttpResponse | None:
    return piece_of(document, request) if document.content_type.startswith("video/") else None


@hooks.register("register_admin_viewset")
def open_our_own_rooms() -> list:
    return [ContactMessageViewSet("contact_messages")]
