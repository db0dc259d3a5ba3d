"""Files people see on pages. Documents have their own door, which knows who may read them."""

from mimetypes import guess_type

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

A_DAY = 86_400
# Drawn anew from what people sent, so that nothing of the sender is in them; originals stay inside.
RENDITIONS = "images"


@require_safe
def rendition(_request: HttpRequest, name: str) -> HttpResponse:
    """Answer one drawn picture."""
    path = f"{RENDITIONS}/{name}"
    if not default_storage.exists(path):
        raise Http404
    kind = guess_type(name)[0] or "application/octet-stream"
    with default_storage.open(path) as file:
        response = HttpResponse(file.read(), content_type=kind)
    response["Cache-Control"] = f"public, max-age={A_DAY}"
    response["Content-Security-Policy"] = "default-src 'none'"
    return response
