"""Files people see on pages. Documents have their own door, which knows who may read them."""

from mimetypes import guess_type

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from cms.models import SiteDocument, SiteRendition
from cms.queries.files import is_open_to

A_DAY = 86_400
# Drawn anew from what people sent, so that nothing of the sender is in them; originals stay inside.
RENDITIONS = "images"
FIRST_PAGES = "first_pages"
KINDS = {".webp": "image/webp", ".avif": "image/avif"}


@require_safe
def rendition(request: HttpRequest, name: str) -> HttpResponse:
    """Answer one drawn picture, to those who may see what it is drawn from."""
    known = SiteRendition.objects.select_related("image")
    drawn = get_object_or_404(known, file=f"{RENDITIONS}/{name}")
    if not is_open_to(request, drawn.image):
        raise Http404
    return _picture(request, drawn.file.name)


@require_safe
def first_page(request: HttpRequest, name: str) -> HttpResponse:
    """Answer the picture of a document's first page, to those who may read the document."""
    document = get_object_or_404(SiteDocument, first_page=f"{FIRST_PAGES}/{name}")
    if not is_open_to(request, document):
        raise Http404
    return _picture(request, document.first_page.name)


def _picture(request: HttpRequest, path: str | None) -> HttpResponse:
    if not path or not default_storage.exists(path):
        raise Http404
    kind = KINDS.get(path[-5:]) or guess_type(path)[0] or "application/octet-stream"
    with default_storage.open(path) as file:
        response = HttpResponse(file.read(), content_type=kind)
    # Whoever had to say who they are got an answer for themselves alone.
    shared = "private" if request.session.accessed else "public"
    response["Cache-Control"] = f"{shared}, max-age={A_DAY}"
    response["Content-Security-Policy"] = "default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    return response
