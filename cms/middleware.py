"""What Wagtail's editing screens need, and no other page gets."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.deprecation import MiddlewareMixin

ROOMS = "/cms/"
SELF, INLINE = "'self'", "'unsafe-inline'"
LOOSER = {
    # Wagtail writes a few scripts and styles into its pages, and shows previews in frames.
    "script-src": [SELF, INLINE],
    "style-src": [SELF, INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}


class EditingPolicyMiddleware(MiddlewareMixin):
    """Loosen the content security policy for the editing screens only, in their user's language."""

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> None:
        if request.path.startswith(ROOMS) and request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if request.path.startswith(ROOMS):
            # A preview is a public page inside: it comes with that page's stricter policy.
            response.headers.pop("Content-Security-Policy", None)
            response._csp_replace = LOOSER  # type: ignore[attr-defined]  # noqa: SLF001
            response["X-Frame-Options"] = "SAMEORIGIN"
        return response
